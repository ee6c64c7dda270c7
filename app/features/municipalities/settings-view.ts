import type { EntityKind, OrganKind } from '#app/domain/municipality.ts';
import type { Applicability, RegimeCode } from '#app/domain/regime.ts';

/** An entity as the settings page shows it. */
export interface ShownEntity {
  id: number;
  kind: EntityKind;
  name: string;
  kbo: string | null;
  ovo: string | null;
  coverage: { id: number; fromOn: string; untilOn: string | null; note: string }[];
  regimes: ShownRegime[];
  organs: { id: number; kind: OrganKind; name: string }[];
}

export interface ShownRegime {
  id: number;
  code: RegimeCode;
  applicability: Applicability;
  level: string | null;
  reason: string;
  fromOn: string;
  by: string | null;
}

/** The address of a form about one entity. */
export type FormHref = (form: string, more?: Record<string, string | number>) => string;

/** The one form that the page shows, when its address asks for one. */
export type OpenForm =
  | { form: 'add_entity' }
  | { form: 'change_entity'; entity: ShownEntity }
  | { form: 'start_coverage'; entity: ShownEntity }
  | { form: 'end_coverage'; entity: ShownEntity; coverage: ShownEntity['coverage'][number] }
  | { form: 'set_regime'; entity: ShownEntity; code: RegimeCode }
  | { form: 'add_organ'; entity: ShownEntity }
  | { form: 'end_municipality' };

/** Which form an address asks for; null for none, or for one about something that is not here. */
export function readOpenForm(search: URLSearchParams, entities: readonly ShownEntity[]): OpenForm | null {
  const form = search.get('form');
  if (form === 'add_entity' || form === 'end_municipality') return { form };
  const entity = entities.find((one) => String(one.id) === search.get('entity'));
  if (!entity) return null;
  if (form === 'change_entity' || form === 'start_coverage' || form === 'add_organ') return { form, entity };
  if (form === 'end_coverage') {
    const coverage = entity.coverage.find((one) => String(one.id) === search.get('coverage'));
    return coverage ? { form, entity, coverage } : null;
  }
  const code = (['ksz', 'nis2', 'cyfun'] as const).find((one) => one === search.get('code'));
  return form === 'set_regime' && code ? { form, entity, code } : null;
}

/** The regime row that counts on a day: the newest that has begun; and those before it. */
export function regimeOn(entity: ShownEntity, code: RegimeCode, today: string) {
  const rows = entity.regimes.filter((row) => row.code === code);
  const counts = rows.find((row) => row.fromOn <= today) ?? null;
  return { counts, others: rows.filter((row) => row !== counts) };
}
