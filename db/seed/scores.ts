import { localDate } from '#app/domain/dates.ts';
import { type ChecklistModel, type ScoredAnswer, summarise } from '#app/domain/score-summary.ts';
import type { MaturityScore } from '#app/domain/scoring.ts';
import type { Draft, Given } from './draft.ts';
import type { Step, Value } from './values.ts';

/** Writes the figures of a checklist, the same that `refreshScore` would make of its answers. */
export function writeScore(draft: Draft, model: ChecklistModel, given: readonly Given[], computedAt: Date): void {
  const judged = given.filter(({ verdict, entityId }) => verdict !== null && entityId === null);
  const summary = summarise(
    model,
    given.map((answer) => scored(answer, answer.value)),
    judged.map((answer) => scored(answer, verifiedValue(answer))),
  );
  const moments = given.map(({ updatedAt }) => updatedAt.getTime());
  draft.book.put('checklist_score', {
    checklist_id: draft.id,
    service_id: draft.place.serviceId,
    municipality_id: draft.place.id,
    total: summary.own.total,
    answered: summary.own.answered,
    to_review: given.filter(({ verdict }) => verdict === null).length,
    returned: given.filter(({ verdict }) => verdict?.outcome === 'returned').length,
    exceptions: given.filter(({ entityId }) => entityId !== null).length,
    score: summary,
    last_answer_at: moments.length > 0 ? new Date(Math.max(...moments)) : null,
    computed_at: computedAt,
  });
}

/** Where the reviewer names no value, the answer's own counts. */
function verifiedValue({ value, verdict }: Given): Value {
  const seen = verdict?.value;
  return {
    choice: seen?.choice ?? value.choice,
    doc: seen?.doc ?? value.doc,
    impl: seen?.impl ?? value.impl,
  };
}

function scored({ code, entityId, updatedAt }: Given, value: Value): ScoredAnswer {
  const { choice, doc, impl } = value;
  return { code, entityId, choice, doc: toScore(doc), impl: toScore(impl), answeredOn: localDate(updatedAt) };
}

function toScore(step: Step | null): MaturityScore {
  return step === null || step === 'na' ? step : (Number(step) as MaturityScore);
}
