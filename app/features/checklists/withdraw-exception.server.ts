import { decideWithdrawal } from '#app/domain/answer.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type AnswerPlace, findQuestionFacts } from '#db/queries/answers.server.ts';
import { type Answered, mayAnswer, writeAnswer } from './answer-requirement.server.ts';

/** Takes an exception back as one more version of it: from now on the shared answer counts for that entity again. */
export async function withdrawException(
  tx: ActorTx,
  place: AnswerPlace & { entityId: number },
  version: number,
): Promise<Answered> {
  const facts = await findQuestionFacts(tx, place);
  if (!facts) return { kind: 'not_found' };
  const verdict = mayAnswer(tx, facts, place.entityId);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const decision = decideWithdrawal(facts, version);
  if (decision.kind === 'unchanged') return { kind: 'saved', version: facts.current?.version ?? 0 };
  if (decision.kind !== 'write') return decision;
  const event = 'requirement.exception_withdrawn';
  return writeAnswer(tx, { facts, place, as: verdict.as, event, content: decision.content });
}
