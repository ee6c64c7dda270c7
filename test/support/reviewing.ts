import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/access.ts';
import { type JudgeForm, writeSeen } from '#app/domain/review.ts';
import { acceptChecklist } from '#app/features/reviews/accept-checklist.server.ts';
import { acceptRemaining } from '#app/features/reviews/accept-remaining.server.ts';
import { judgeAnswer } from '#app/features/reviews/judge-answer.server.ts';
import { returnChecklist } from '#app/features/reviews/return-checklist.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { answering } from './answers.ts';
import { builders, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

const verified = { choice: null, doc: null, impl: null };
export const accepted: JudgeForm = { version: 1, newestVerdict: null, outcome: 'accepted', remark: '', verified };
export const returned: JudgeForm = { ...accepted, outcome: 'returned', remark: 'Waar staat dit beschreven?' };
const path = '/m/x/checklists/1';

/** A checklist that waits for its reviewer, and the acts of one, each with a form key of its own unless given. */
export function reviewing(db: TestDatabase) {
  const make = builders(db);
  const { answerAll, answersOf, submit } = answering(db);
  const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);
  /** A submitted CyFun Small checklist (eight requirements), its people, and somebody of each other kind. */
  async function situation() {
    const service = await make.aService();
    const municipality = await make.aMunicipality(service, 'Zandbeke');
    const spoc = await make.aPerson(service, 'spoc', { municipalityId: municipality.id });
    const dpo = await make.aPerson(service, 'dpo');
    const checklistId = await make.aChecklist(municipality, {
      framework: 'cyfun_small',
      level: 'all',
      assigneeId: spoc.accountId,
    });
    await answerAll(checklistId);
    await submit(checklistId, spoc.accountId);
    const answers = await answersOf(checklistId);
    const answerId = answers[0]?.id as number;
    return { service, municipality, spoc, dpo, checklistId, answers, answerId };
  }

  type Situation = Awaited<ReturnType<typeof situation>>;
  const judge = (actor: Actor, s: Situation, form: JudgeForm, answerId = s.answerId, formKey = randomUUID()) =>
    as(actor, (tx) => judgeAnswer(tx, { checklistId: s.checklistId, answerId, formKey, form }));
  const acceptRest = (actor: Actor, s: Situation, seen?: string, formKey = randomUUID()) =>
    as(actor, (tx) =>
      acceptRemaining(tx, {
        checklistId: s.checklistId,
        formKey,
        seen: seen ?? writeSeen(s.answers.map(({ id, version }) => ({ answerId: id, version }))),
      }),
    );
  const accept = (actor: Actor, s: Situation, formKey = randomUUID()) =>
    as(actor, (tx) => acceptChecklist(tx, { checklistId: s.checklistId, formKey, path }));
  const giveBack = (actor: Actor, s: Situation, remark: string, formKey = randomUUID()) =>
    as(actor, (tx) => returnChecklist(tx, { checklistId: s.checklistId, formKey, remark, path }));

  const count = async (table: string, where: string, value: unknown) =>
    (await db.sql<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`, [value]))[0]?.n;
  const phaseOf = async (s: Situation) =>
    (await db.sql<{ phase: string }>('select phase from checklist where id = $1', [s.checklistId]))[0]?.phase;
  const verdicts = (s: Situation) => count('verdict', 'checklist_id = $1', s.checklistId);

  return { make, as, situation, judge, acceptRest, accept, giveBack, count, phaseOf, verdicts };
}
