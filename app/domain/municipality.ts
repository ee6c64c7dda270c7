import { isKbo, isNis, isOvo } from './kbo.ts';

export const ENTITY_KINDS = ['gemeente', 'ocmw', 'agb', 'zone', 'association'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const ORGAN_KINDS = ['college', 'municipal_council', 'ocmw_council', 'management_team', 'board'] as const;
export type OrganKind = (typeof ORGAN_KINDS)[number];

/** The organs that decide for a kind of entity (decree on local government, articles 2 and 3); a board for the rest. */
export const ORGANS_OF: Record<EntityKind, readonly OrganKind[]> = {
  gemeente: ['college', 'municipal_council', 'management_team'],
  ocmw: ['board', 'ocmw_council', 'management_team'],
  agb: ['board'],
  zone: ['college', 'board', 'management_team'],
  association: ['board', 'management_team'],
};

export const FUNCTIONS = ['spoc', 'director', 'it', 'dpo', 'dpo_substitute'] as const;
export type PersonFunction = (typeof FUNCTIONS)[number];

/** The last part of a municipality's address, from its name: `Sint-Katelijne-Waver` is `sint-katelijne-waver`. */
export function slugOf(name: string): string {
  return name
    .replace(/['’]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** From a day until a day, both included; without an end as long as nobody ends it. */
export interface Period {
  fromOn: string;
  untilOn: string | null;
}

/** Whether two periods share at least one day. Days compare as text, so no clock or zone is asked. */
export function overlaps(one: Period, other: Period): boolean {
  return startsBeforeEnd(one.fromOn, other.untilOn) && startsBeforeEnd(other.fromOn, one.untilOn);
}

/** Whether a day lies in a period. */
export function includes(period: Period, day: string): boolean {
  return period.fromOn <= day && startsBeforeEnd(day, period.untilOn);
}

function startsBeforeEnd(day: string, end: string | null): boolean {
  return end === null || day <= end;
}

export interface NewEntity extends Period {
  kind: EntityKind;
  kbo: string;
  ovo: string;
}

export interface NewMunicipality {
  name: string;
  nis: string;
  entities: readonly NewEntity[];
}

/** What the service already keeps that a new municipality could collide with. */
export interface OnboardingFacts {
  slugTaken: boolean;
  nisTaken: boolean;
  kbosTaken: readonly string[];
}

export type MunicipalityProblem =
  | 'name_unusable'
  | 'name_taken'
  | 'nis_wrong'
  | 'nis_taken'
  | 'kbo_wrong'
  | 'kbo_taken'
  | 'kbo_twice'
  | 'ovo_wrong'
  | 'no_entity'
  | 'until_before_from'
  | 'coverage_overlaps';

/** What is wrong with a field; the field's name is the form's. */
export interface Fault<Problem extends string = MunicipalityProblem> {
  field: string;
  problem: Problem;
}

/** All that stands in the way of taking a municipality on; empty when nothing does. Numbers may stay empty. */
export function decideOnboarding(wanted: NewMunicipality, facts: OnboardingFacts): Fault[] {
  const faults: Fault[] = [];
  if (slugOf(wanted.name) === '') faults.push({ field: 'name', problem: 'name_unusable' });
  else if (facts.slugTaken) faults.push({ field: 'name', problem: 'name_taken' });
  if (wanted.nis && !isNis(wanted.nis)) faults.push({ field: 'nis', problem: 'nis_wrong' });
  else if (facts.nisTaken) faults.push({ field: 'nis', problem: 'nis_taken' });
  if (wanted.entities.length === 0) faults.push({ field: 'take', problem: 'no_entity' });
  const seen = new Set<string>();
  for (const entity of wanted.entities) {
    faults.push(...entityFaults(entity, facts.kbosTaken, `${entity.kind}_`));
    if (entity.kbo && seen.has(entity.kbo)) faults.push({ field: `${entity.kind}_kbo`, problem: 'kbo_twice' });
    seen.add(entity.kbo);
    if (entity.untilOn !== null && entity.untilOn < entity.fromOn)
      faults.push({ field: `${entity.kind}_until`, problem: 'until_before_from' });
  }
  return faults;
}

/** What is wrong with the numbers of one entity. @param prefix of the form's field names. */
export function entityFaults(entity: { kbo: string; ovo: string }, kbosTaken: readonly string[], prefix = ''): Fault[] {
  const faults: Fault[] = [];
  if (entity.kbo && !isKbo(entity.kbo)) faults.push({ field: `${prefix}kbo`, problem: 'kbo_wrong' });
  else if (entity.kbo && kbosTaken.includes(entity.kbo)) faults.push({ field: `${prefix}kbo`, problem: 'kbo_taken' });
  if (entity.ovo && !isOvo(entity.ovo)) faults.push({ field: `${prefix}ovo`, problem: 'ovo_wrong' });
  return faults;
}

/** What is wrong with a new period of coverage beside those that an entity has. */
export function coverageFaults(wanted: Period, present: readonly Period[]): Fault[] {
  if (wanted.untilOn !== null && wanted.untilOn < wanted.fromOn)
    return [{ field: 'until', problem: 'until_before_from' }];
  return present.some((period) => overlaps(wanted, period)) ? [{ field: 'from', problem: 'coverage_overlaps' }] : [];
}
