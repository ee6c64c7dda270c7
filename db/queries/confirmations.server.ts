import { sql } from 'kysely';
import type { Phase } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import type { PreviousLine } from './previous.server.ts';

export interface ConfirmPlace {
  slug: string;
  checklistId: number;
}

/** A checklist of which answers are about to be confirmed. */
export interface ConfirmFacts {
  checklistId: number;
  serviceId: number;
  municipalityId: number;
  frameworkId: number;
  assigneeId: number | null;
  entityIds: number[];
  phase: Phase;
}

/**
 * The facts behind a confirmation; null when the actor has no such checklist here. The checklist's row is held until the
 * transaction ends: whoever answers one of its questions waits, so that what was read is what is written over.
 */
export async function findConfirmFacts(tx: ActorTx, place: ConfirmPlace): Promise<ConfirmFacts | null> {
  const found = await sql<ConfirmFacts>`
    select c.id as "checklistId", c.service_id as "serviceId", c.municipality_id as "municipalityId",
      c.framework_id as "frameworkId", c.assignee_id as "assigneeId", c.phase,
      array(select ce.entity_id from checklist_entity ce where ce.checklist_id = c.id) as "entityIds"
    from checklist c join municipality m on m.id = c.municipality_id and m.slug = ${place.slug}
    where c.id = ${place.checklistId}
    for no key update of c`.execute(tx.q);
  return found.rows[0] ?? null;
}

/**
 * Keeps last year's answers as this year's, with those of the entities that differed, in one statement; each save says
 * which answer and which version it confirms. An answer that stands here already is never written over.
 * @throws when a requirement holds an answer already: the caller looked, and holds the checklist.
 */
export async function insertConfirmed(tx: ActorTx, facts: ConfirmFacts, lines: readonly PreviousLine[]): Promise<void> {
  const { serviceId, municipalityId, checklistId, frameworkId } = facts;
  const wanted = JSON.stringify(lines.map(({ nodeId, answer }) => ({ node_id: nodeId, answer_id: answer.id })));
  const saved = await sql<{ nodeId: number }>`
    with source as (
      select w.node_id, a.id, a.version, a.entity_id, a.choice, a.doc, a.impl, a.explanation, a.exception_reason
      from jsonb_to_recordset(${wanted}::jsonb) as w (node_id integer, answer_id integer)
      join answer f on f.id = w.answer_id
      join answer a on a.checklist_id = f.checklist_id and a.node_id = f.node_id and not a.withdrawn
        and (a.entity_id is null or a.entity_id in (
          select ce.entity_id from checklist_entity ce where ce.checklist_id = ${checklistId}))
    ), saved as (
      insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, entity_id, version, choice,
        doc, impl, explanation, exception_reason, withdrawn, updated_at, updated_by)
      select ${serviceId}, ${municipalityId}, ${checklistId}, ${frameworkId}, s.node_id, s.entity_id, 1, s.choice, s.doc,
        s.impl, s.explanation, s.exception_reason, false, ${tx.now}::timestamptz, ${tx.actor.accountId}::integer
      from source s
      on conflict on constraint answer_place_key do update set version = answer.version + 1, choice = excluded.choice,
        doc = excluded.doc, impl = excluded.impl, explanation = excluded.explanation,
        exception_reason = excluded.exception_reason, withdrawn = false, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by
        where answer.choice is null and answer.doc is null and answer.impl is null and btrim(answer.explanation) = ''
      returning id, version, node_id, entity_id
    ), kept as (
      insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl,
        explanation, exception_reason, withdrawn, at, by_id, confirmed_of, confirmed_version)
      select n.id, n.version, ${serviceId}, ${municipalityId}, ${checklistId}, s.choice, s.doc, s.impl, s.explanation,
        s.exception_reason, false, ${tx.now}::timestamptz, ${tx.actor.accountId}::integer, s.id, s.version
      from saved n join source s on s.node_id = n.node_id and s.entity_id is not distinct from n.entity_id
    )
    select node_id as "nodeId" from saved where entity_id is null`.execute(tx.q);
  if (saved.rows.length !== lines.length) throw new Error('An answer came in between while the checklist was held');
}

/**
 * Puts the evidence that stands beside last year's answers beside this year's too: the same pieces, not copies. What
 * stands there already is left alone. One statement. @returns what was put where.
 */
export async function carryOver(tx: ActorTx, facts: ConfirmFacts, lines: readonly PreviousLine[]) {
  const { serviceId, municipalityId, checklistId, frameworkId } = facts;
  const wanted = JSON.stringify(
    lines.map((line) => ({ node_id: line.nodeId, from_node_id: line.fromNodeId, from_id: line.fromChecklistId })),
  );
  const found = await sql<{ id: number; kind: string; title: string; code: string }>`
    with put as (
      insert into answer_evidence (service_id, municipality_id, checklist_id, framework_id, node_id, evidence_id, at, by_id)
      select distinct ${serviceId}::integer, ${municipalityId}::integer, ${checklistId}::integer,
        ${frameworkId}::integer, w.node_id, ae.evidence_id, ${tx.now}::timestamptz, ${tx.actor.accountId}::integer
      from jsonb_to_recordset(${wanted}::jsonb) as w (node_id integer, from_node_id integer, from_id integer)
      join answer_evidence ae on ae.checklist_id = w.from_id and ae.node_id = w.from_node_id and ae.removed_at is null
      where not exists (select 1 from answer_evidence x where x.checklist_id = ${checklistId} and x.node_id = w.node_id
        and x.evidence_id = ae.evidence_id and x.removed_at is null)
      returning evidence_id, node_id
    )
    select e.id, e.kind, e.title, n.code from put join evidence e on e.id = put.evidence_id
    join framework_node n on n.id = put.node_id order by n.position, e.id`.execute(tx.q);
  return found.rows;
}
