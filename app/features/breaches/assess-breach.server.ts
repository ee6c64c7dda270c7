import {
  divergence,
  type Severity,
  type SeverityInput,
  type SeverityProblem,
  severityOf,
} from '#app/domain/breach-severity.ts';
import { DATA_KINDS } from '#app/domain/severity-input.ts';
import type { FieldErrors, HeldOutcome } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { insertAssessment } from '#db/queries/breach-decisions.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type BreachAddress, holdFor, journalled, tell } from './held-breach.server.ts';
import { type SeverityForm, severityInput } from './severity-form.ts';

/** What the method makes of a form, without keeping anything; null where the method was left out. */
export function computeSeverity(form: SeverityForm): { severity: Severity | null; errors: FieldErrors } {
  const input = severityInput(form);
  if (input === null) return { severity: null, errors: {} };
  const result = severityOf(input);
  if (result.ok) return { severity: result.severity, errors: {} };
  const errors: FieldErrors = {};
  for (const problem of result.problems) {
    const field = fieldOf(problem, input);
    errors[field] ??= [reasonKey('severity', problem.problem)];
  }
  return { severity: null, errors };
}

/** At which field a fault of the method is shown. */
function fieldOf(problem: SeverityProblem, input: SeverityInput): string {
  if (!('line' in problem)) return problem.problem === 'no_data' ? 'data' : 'identification';
  const kind = input.data[problem.line]?.kind ?? DATA_KINDS[0];
  if (problem.problem === 'opens_missing') return 'opens';
  return problem.problem === 'reason_missing' ? `why_${kind}` : `step_${kind}`;
}

/**
 * Keeps the assessment of a person, with what the method gave beside it. The method may be left out, the assessment not;
 * one that departs from the band says why.
 */
export async function assess(tx: ActorTx, address: BreachAddress, form: SeverityForm): Promise<HeldOutcome> {
  const found = await holdFor(tx, address, 'breach.handle');
  if (found.kind !== 'held') return found;
  const { breach, as } = found.held;
  const version = breach.assessment?.version ?? 0;
  if (form.seen !== version) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  const { severity, errors } = computeSeverity(form);
  if (form.risk === null) errors.risk = ['common.error.required'];
  if (form.reason === '') errors.reason = ['common.error.required'];
  const differs = severity && form.risk ? divergence(severity.band, form.risk) : null;
  if (differs && form.difference === '') errors.difference = [`breach_decisions.severity.needs_${differs.direction}`];
  if (Object.keys(errors).length > 0 || form.risk === null) return { kind: 'invalid', errors };
  const input = severityInput(form);
  await insertAssessment(tx, breach, {
    version: version + 1,
    method: input && severity && { input, se: severity.se, band: severity.band },
    risk: form.risk,
    reason: form.reason,
    difference: differs ? form.difference : '',
  });
  await tell(found.held, 'assessment', { what: `assessed_${form.risk}` }, form.reason);
  await record(tx, as, {
    event: 'breach.assessed',
    ...journalled(breach),
    before: breach.assessment && { risk: breach.assessment.risk, band: breach.assessment.band },
    after: { risk: form.risk, band: severity?.band ?? null },
  });
  return { kind: 'saved' };
}
