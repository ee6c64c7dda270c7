import type { Actor } from '#app/domain/access.ts';
import { confirmUnchanged } from '#app/features/checklists/confirm-unchanged.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { listPrevious } from '#db/queries/previous.server.ts';
import { type BuiltMunicipality, builders, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** One answer as a test gives it, straight in the tables. */
export interface Given {
  code: string;
  doc?: string | null;
  impl?: string | null;
  choice?: string | null;
  explanation?: string;
  entityId?: number | null;
  reason?: string;
  /** A verdict on it, with a remark. */
  outcome?: 'accepted' | 'returned';
  /** How many links of evidence stand beside it. */
  evidence?: number;
}

/** A checklist of last year with answers, one of this year that starts from it, and the people around them. */
export function nextYearActs(db: TestDatabase) {
  const make = builders(db);
  const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

  async function give(municipality: BuiltMunicipality, checklistId: number, given: Given): Promise<number> {
    const rows = await db.sql<{ id: number }>(
      `with a as (
         insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, entity_id, version, choice,
           doc, impl, explanation, exception_reason, updated_at)
         select $1, $2, c.id, c.framework_id, n.id, $5, 1, $6, $7, $8, $9, $10, '2025-02-03T10:00:00Z'
         from checklist c join framework_node n on n.framework_id = c.framework_id and n.code = $4 where c.id = $3
         returning *)
       insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl,
         explanation, exception_reason, withdrawn, at)
       select id, 1, service_id, municipality_id, checklist_id, choice, doc, impl, explanation, exception_reason, false,
         updated_at from a returning answer_id as id`,
      [
        municipality.serviceId,
        municipality.id,
        checklistId,
        given.code,
        given.entityId ?? null,
        given.choice ?? null,
        given.doc ?? null,
        given.impl ?? null,
        given.explanation ?? '',
        given.reason ?? '',
      ],
    );
    const id = rows[0]?.id ?? 0;
    if (given.outcome) {
      await db.sql(
        `insert into verdict (service_id, municipality_id, checklist_id, answer_id, answer_version, outcome, remark, at)
         values ($1, $2, $3, $4, 1, $5, 'Nagekeken', $6)`,
        [municipality.serviceId, municipality.id, checklistId, id, given.outcome, NOW],
      );
    }
    for (let n = 0; n < (given.evidence ?? 0); n += 1) await evidenceBeside(municipality, checklistId, given.code, n);
    await db.sql('update checklist_score set answered = answered + 1 where checklist_id = $1', [checklistId]);
    return id;
  }

  async function evidenceBeside(municipality: BuiltMunicipality, checklistId: number, code: string, n: number) {
    await db.sql(
      `with e as (insert into evidence (service_id, municipality_id, kind, title, url, created_at)
         values ($1, $2, 'link', $5, 'https://example.org/beleid', $6) returning id)
       insert into answer_evidence (service_id, municipality_id, checklist_id, framework_id, node_id, evidence_id, at)
       select $1, $2, c.id, c.framework_id, n.id, e.id, $6 from e, checklist c join framework_node n
         on n.framework_id = c.framework_id and n.code = $4 where c.id = $3`,
      [municipality.serviceId, municipality.id, checklistId, code, `Beleid ${n + 1}`, NOW],
    );
  }

  /** Both years for one municipality: `before` and `now` are framework codes at the level Basic or whole. */
  async function situation(before = 'cyfun_small', now = before, levels: { before?: string; now?: string } = {}) {
    const service = await make.aService();
    const municipality = await make.aMunicipality(service, 'Zandbeke');
    const sister = await make.aMunicipality(service, 'Duinbeke');
    const here = { municipalityId: municipality.id };
    const people = {
      spoc: await make.aPerson(service, 'spoc', here),
      contributor: await make.aPerson(service, 'contributor', here),
      director: await make.aPerson(service, 'director', here),
      ocmwSpoc: await make.aPerson(service, 'spoc', { ...here, entityIds: [municipality.ocmw] }),
      stranger: await make.aPerson(service, 'spoc', { municipalityId: sister.id }),
      dpo: await make.aPerson(service, 'dpo'),
    };
    const level = (code: string) => (code.startsWith('cyfun20') ? 'basic' : 'all');
    const assigneeId = people.spoc.accountId;
    const lastYear = await make.aChecklist(municipality, {
      framework: before,
      level: levels.before ?? level(before),
      title: 'Vorig jaar',
      assigneeId,
    });
    const thisYear = await make.aChecklist(municipality, {
      framework: now,
      level: levels.now ?? level(now),
      title: 'Dit jaar',
      assigneeId,
    });
    await db.sql('update checklist set previous_id = $2 where id = $1', [thisYear, lastYear]);
    await db.sql(`update checklist set phase = 'accepted', launched_at = '2025-01-01' where id = $1`, [lastYear]);
    return { service, municipality, sister, people, lastYear, thisYear };
  }
  type Situation = Awaited<ReturnType<typeof situation>>;

  const lastYear = (at: Situation, given: Given) => give(at.municipality, at.lastYear, given);
  const thisYear = (at: Situation, given: Given) => give(at.municipality, at.thisYear, given);
  const lines = (at: Situation, actor: Actor = at.people.spoc) =>
    as(actor, (tx) => listPrevious(tx, { id: at.thisYear }));
  const confirm = (at: Situation, actor: Actor, codes: string[], version = 1, checklistId = at.thisYear) =>
    as(actor, (tx) =>
      confirmUnchanged(
        tx,
        { slug: at.municipality.slug, checklistId },
        codes.map((code) => ({ code, version })),
      ),
    );
  const scoreOf = async (checklistId: number) =>
    (
      await db.sql<{ answered: number; total: number; toReview: number }>(
        'select answered, total, to_review as "toReview" from checklist_score where checklist_id = $1',
        [checklistId],
      )
    )[0];
  const countOf = async (text: string, values: unknown[]) =>
    Number((await db.sql<{ n: string }>(`select count(*) as n from ${text}`, values))[0]?.n);

  return { make, as, situation, give, lastYear, thisYear, lines, confirm, scoreOf, countOf };
}
