import { type Fault, type MunicipalityProblem, slugOf } from '#app/domain/municipality.ts';
import {
  type Applicability,
  keptLevel,
  type RegimeChoice,
  type RegimeCode,
  type RegimeProblem,
  regimeFaults,
} from '#app/domain/regime.ts';
import { ASKED, kindsTaken, type OnboardedKind, type OnboardForm } from './onboard-form.ts';

/** One legal person that is taken on, with its coverage and the regimes that were chosen. */
export interface PlannedEntity {
  kind: OnboardedKind;
  name: string;
  kbo: string;
  ovo: string;
  fromOn: string;
  untilOn: string | null;
  regimes: RegimeChoice[];
}

export interface PlannedContact {
  role: 'spoc' | 'director';
  name: string;
  email: string;
}

/** What the form asks for, in the order in which it is written. */
export interface OnboardPlan {
  slug: string;
  name: string;
  nis: string;
  province: string;
  entities: PlannedEntity[];
  contacts: PlannedContact[];
}

/** Reads the form into a plan; what was filled in for an entity that is not taken is let go. */
export function planOnboarding(form: OnboardForm): OnboardPlan {
  const { name, nis, province } = form;
  const contacts = (['spoc', 'director'] as const)
    .map((role) => ({ role, name: form[`${role}_name`], email: form[`${role}_email`] }))
    .filter((contact) => contact.name !== '' || contact.email !== '');
  const entities = kindsTaken(form.take).map((kind) => planEntity(form, kind));
  return { slug: slugOf(name), name, nis, province, entities, contacts };
}

function planEntity(form: OnboardForm, kind: OnboardedKind): PlannedEntity {
  return {
    kind,
    name: `${kind === 'ocmw' ? 'OCMW' : 'Gemeente'} ${form.name}`,
    kbo: form[`${kind}_kbo`],
    ovo: form[`${kind}_ovo`],
    fromOn: form[`${kind}_from`],
    untilOn: form[`${kind}_until`],
    regimes: [gdpr(), ...ASKED[kind].map((code) => planRegime(form, kind, code))],
  };
}

function gdpr(): RegimeChoice {
  return { code: 'gdpr', applicability: 'in_scope', level: '', reason: '' };
}

function planRegime(form: OnboardForm, kind: OnboardedKind, code: Exclude<RegimeCode, 'gdpr'>): RegimeChoice {
  const fields: Partial<Record<string, unknown>> = form;
  const text = (part: string) => String(fields[`${kind}_${code}${part}`] ?? '');
  const choice = { code, applicability: text('') as Applicability, level: text('_level'), reason: text('_reason') };
  return { ...choice, level: keptLevel(choice) ?? '' };
}

export type OnboardFault = Fault<MunicipalityProblem | RegimeProblem | 'contact_half'>;

/** What is wrong with the regimes and the contacts of a plan; its names and numbers are `decideOnboarding`'s. */
export function planFaults(plan: OnboardPlan): OnboardFault[] {
  const faults: OnboardFault[] = [];
  for (const entity of plan.entities) {
    for (const choice of entity.regimes) {
      for (const { part, problem } of regimeFaults(choice, entity.kind)) {
        const field = `${entity.kind}_${choice.code}${part === 'applicability' ? '' : `_${part}`}`;
        faults.push({ field, problem });
      }
    }
  }
  for (const contact of plan.contacts) {
    if (contact.name === '') faults.push({ field: `${contact.role}_name`, problem: 'contact_half' });
    if (contact.email === '') faults.push({ field: `${contact.role}_email`, problem: 'contact_half' });
  }
  return faults;
}
