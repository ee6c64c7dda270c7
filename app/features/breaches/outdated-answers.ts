import type { FieldValue } from '#app/domain/breach-field.ts';
import { FIELDS, type Values } from '#app/domain/breach-fields.ts';
import { prefill } from '#app/domain/breach-template.ts';
import type { BreachRecord } from '#db/queries/breaches.server.ts';
import { sameAnswers } from './fact-values.ts';

/** What the dossier itself says of two fields, to be held beside what was answered there. */
export function dossierAnswers(breach: Pick<BreachRecord, 'awareAt' | 'assessment'>): Values {
  const known = prefill({ awareAt: breach.awareAt, risk: breach.assessment?.risk ?? null });
  return Object.fromEntries(Object.entries(known).filter(([key]) => key === 'aware_at' || key === 'risk_outcome'));
}

/** An answer that the dossier no longer agrees with, since awareness or the risk was changed after it. */
export interface Outdated {
  field: (typeof FIELDS)[number];
  answered: FieldValue;
  dossier: FieldValue;
}

/** The answers among these with which the dossier does not agree. */
export function outdatedAnswers(breach: Pick<BreachRecord, 'awareAt' | 'assessment'>, values: Values): Outdated[] {
  const now = dossierAnswers(breach);
  return FIELDS.flatMap((field) => {
    const [answered, dossier] = [values[field.key], now[field.key]];
    const differs =
      answered !== undefined && dossier !== undefined && !sameAnswers({ key: answered }, { key: dossier });
    return differs ? [{ field, answered, dossier }] : [];
  });
}
