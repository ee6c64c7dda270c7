import type { Actor } from '#app/domain/access.ts';
import type { AnswerForm } from '#app/domain/answer.ts';
import { answerRequirement } from '#app/features/checklists/answer-requirement.server.ts';
import { assignChecklist } from '#app/features/checklists/assign-checklist.server.ts';
import { submitChecklist } from '#app/features/checklists/submit-checklist.server.ts';
import { withdrawException } from '#app/features/checklists/withdraw-exception.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { builders, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** The requirement that these tests answer. */
export const CODE = 'SMALL-1';
const blank: AnswerForm = {
  version: 0,
  final: true,
  choice: null,
  doc: null,
  impl: null,
  explanation: '',
  exceptionReason: '',
};

/** A CyFun Small checklist of a pair, the people around it, and their acts. */
export function answeringActs(db: TestDatabase) {
  const make = builders(db);
  const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

  async function situation() {
    const service = await make.aService();
    const municipality = await make.aMunicipality(service, 'Zandbeke');
    const sister = await make.aMunicipality(service, 'Duinbeke');
    const here = { municipalityId: municipality.id };
    const spoc = await make.aPerson(service, 'spoc', { ...here, name: 'Els Peeters' });
    const people = {
      spoc,
      second: await make.aPerson(service, 'spoc', { ...here, name: 'Jan Maes' }),
      contributor: await make.aPerson(service, 'contributor', here),
      director: await make.aPerson(service, 'director', here),
      auditor: await make.aPerson(service, 'auditor', here),
      ocmwSpoc: await make.aPerson(service, 'spoc', { ...here, entityIds: [municipality.ocmw] }),
      stranger: await make.aPerson(service, 'spoc', { municipalityId: sister.id }),
      dpo: await make.aPerson(service, 'dpo'),
      admin: await make.aPerson(service, 'admin'),
    };
    const checklistId = await make.aChecklist(municipality, {
      framework: 'cyfun_small',
      level: 'all',
      assigneeId: spoc.accountId,
    });
    return { service, municipality, sister, people, checklistId };
  }
  type Situation = Awaited<ReturnType<typeof situation>>;

  const placeOf = ({ municipality, checklistId }: Situation, entityId: number | null = null, code = CODE) => ({
    slug: municipality.slug,
    checklistId,
    code,
    entityId,
  });
  const answer = (
    at: Situation,
    actor: Actor,
    form: Partial<AnswerForm>,
    entityId: number | null = null,
    code = CODE,
  ) => as(actor, (tx) => answerRequirement(tx, placeOf(at, entityId, code), { ...blank, ...form }));
  const withdraw = (at: Situation, actor: Actor, entityId: number, version: number) =>
    as(actor, (tx) => withdrawException(tx, { ...placeOf(at), entityId }, version));
  const submit = (at: Situation, actor: Actor, remark = '') =>
    as(actor, (tx) => submitChecklist(tx, { ...placeOf(at), path: '/m/x/checklists/1' }, remark));
  const assign = (at: Situation, actor: Actor, to: number) =>
    as(actor, (tx) => assignChecklist(tx, { ...placeOf(at), path: '/m/x/checklists/1' }, to));

  const countOf = async (text: string, values: unknown[]) =>
    Number((await db.sql<{ n: string }>(`select count(*) as n from ${text}`, values))[0]?.n);

  return { make, as, situation, placeOf, answer, withdraw, submit, assign, countOf };
}
