import { sql } from 'kysely';
import { localDate } from '#app/domain/dates.ts';
import { type ConfirmFault, confirmFault, type EarlierChecklist, type PreviousRelation } from '#app/domain/previous.ts';
import type { AnswerValues, Outcome } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import { listHandedPrevious } from './handed-previous.server.ts';

/** What last year's checklist says of one requirement of this year's. */
export interface PreviousLine {
  nodeId: number;
  code: string;
  titleNl: string;
  titleEn: string;
  relation: PreviousRelation;
  /** The quality label of the mapping between the editions; null for the very same requirement. */
  quality: 'official' | 'published' | 'derived' | 'own_judgement' | null;
  fromChecklistId: number;
  fromCode: string;
  fromNl: string;
  fromEn: string;
  fromNodeId: number;
  /** The help of then, where it was worded otherwise. */
  oldHelpNl: string | null;
  oldHelpEn: string | null;
  answer: AnswerValues & { id: number; version: number; explanation: string; answeredOn: string };
  /** The newest verdict on that version; its values are what the reviewer verified, where those differ. */
  verdict: (AnswerValues & { outcome: Outcome; remark: string }) | null;
  /** Entities that differed last year, and still belong to this checklist. */
  exceptions: PreviousException[];
  evidenceCount: number;
  /** This year's present answer is a confirmation of exactly this version. */
  confirmed: boolean;
  /** Why it cannot be confirmed with one word as things stand now; null when it can. */
  fault: ConfirmFault | null;
}

export interface PreviousException extends AnswerValues {
  entityId: number;
  entity: string;
  explanation: string;
  reason: string;
  outcome: Outcome | null;
}

/** The checklist that asks: any plain object with its number, such as a ChecklistHead. */
type Asking = { id: number };

/**
 * All that last year says of this checklist's requirements, in their order; several lines for one requirement that the
 * mapping joins to several, `same` and `equal` first. Proposals, never answers. One query, whatever its size.
 */
export async function listPrevious(tx: ActorTx, checklist: Asking): Promise<PreviousLine[]> {
  return readPrevious(tx, checklist.id, null);
}

/** As `listPrevious` for one requirement. One query. */
export async function findPrevious(tx: ActorTx, checklist: Asking, code: string): Promise<PreviousLine[]> {
  return readPrevious(tx, checklist.id, [code]);
}

/** As `listPrevious` for some requirements, by their codes. One query, and one more for who holds single questions. */
export async function readPrevious(
  tx: ActorTx,
  checklistId: number,
  codes: readonly string[] | null,
): Promise<PreviousLine[]> {
  const rows = await readRows(tx, checklistId, codes);
  if (rows.length > 0) return rows.map(toLine);
  const held = await listHandedPrevious(tx, checklistId);
  return codes === null ? held : held.filter((line) => codes.includes(line.code));
}

async function readRows(tx: ActorTx, checklistId: number, codes: readonly string[] | null): Promise<PreviousRow[]> {
  const only = codes === null ? sql`true` : sql`n.code = any (${codes}::text[])`;
  const found = await sql<PreviousRow>`
    with asking as (
      select c.id, c.level, c.unasked, c.framework_id, f.code as framework, f.scale, p.id as from_id,
        p.framework_id as from_framework_id, pf.code as from_framework
      from checklist c join framework f on f.id = c.framework_id
      join checklist p on p.id = c.previous_id join framework pf on pf.id = p.framework_id and pf.scale = f.scale
      where c.id = ${checklistId}
    ), asked as (
      select n.id, n.code, n.position, n.title_nl, n.title_en, n.help_nl, n.help_en,
        c.level = any (n.na_levels) as na_allowed
      from asking c join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement'
        and c.level = any (n.levels) and n.id <> all (c.unasked)
      where ${only}
    ), pair as (
      select n.id as node_id, m.id as from_node_id, 'same' as relation, null as quality
      from asking c cross join asked n
      join framework_node m on m.framework_id = c.from_framework_id and m.code = n.code and m.kind = 'requirement'
      where c.framework = c.from_framework
      union all
      select n.id, m.id, x.relation, x.quality
      from asking c cross join asked n
      join framework_mapping x on x.from_framework = c.from_framework and x.to_framework = c.framework
        and x.to_code = n.code
      join framework_node m on m.framework_id = c.from_framework_id and m.code = x.from_code and m.kind = 'requirement'
      where c.framework <> c.from_framework
    )
    select n.id as "nodeId", n.code, n.title_nl as "titleNl", n.title_en as "titleEn", pair.relation, pair.quality, c.scale, n.na_allowed as "naAllowed",
      c.from_id as "fromChecklistId", m.id as "fromNodeId", m.code as "fromCode", m.title_nl as "fromNl",
      m.title_en as "fromEn", case when m.help_nl <> n.help_nl then m.help_nl end as "oldHelpNl",
      case when m.help_en <> n.help_en then m.help_en end as "oldHelpEn", a.id as "answerId", a.version, a.choice, a.doc, a.impl, a.explanation,
      a.updated_at as "updatedAt", to_jsonb(v) as verdict, to_jsonb(own) as present,
      exists (select 1 from answer_version w where w.answer_id = own.id and w.version = own.version
        and w.confirmed_of = a.id and w.confirmed_version = a.version) as confirmed,
      (select coalesce(jsonb_agg(jsonb_build_object('entityId', x.entity_id, 'entity', e.name, 'choice', x.choice,
          'doc', x.doc, 'impl', x.impl, 'explanation', x.explanation, 'reason', x.exception_reason, 'outcome', (
            select w.outcome from verdict w where w.checklist_id = c.from_id and w.answer_id = x.id
              and w.answer_version = x.version order by w.id desc limit 1)) order by e.id), '[]')
        from answer x join entity e on e.id = x.entity_id
        join checklist_entity ce on ce.checklist_id = c.id and ce.entity_id = x.entity_id
        where x.checklist_id = c.from_id and x.node_id = m.id and not x.withdrawn) as exceptions,
      (select count(*)::integer from answer_evidence ae where ae.checklist_id = c.from_id and ae.node_id = m.id
        and ae.removed_at is null) as "evidenceCount"
    from asking c cross join pair
    join asked n on n.id = pair.node_id
    join framework_node m on m.id = pair.from_node_id
    join answer a on a.checklist_id = c.from_id and a.node_id = m.id and a.entity_id is null and not a.withdrawn
      and (a.choice is not null or a.doc is not null or a.impl is not null)
    left join lateral (select v.outcome, v.remark, v.choice, v.doc, v.impl from verdict v where v.checklist_id = c.from_id
      and v.answer_id = a.id and v.answer_version = a.version order by v.id desc limit 1) v on true
    left join lateral (select o.id, o.version, o.choice, o.doc, o.impl, o.explanation from answer o
      where o.checklist_id = c.id and o.node_id = n.id and o.entity_id is null) own on true
    order by n.position, array_position(array['same', 'equal', 'intersect', 'related'], pair.relation), m.position`.execute(
    tx.q,
  );
  return found.rows;
}

type PreviousRow = Omit<PreviousLine, 'answer' | 'fault'> &
  AnswerValues & {
    scale: 'maturity' | 'compliance';
    naAllowed: boolean;
    answerId: number;
    version: number;
    explanation: string;
    updatedAt: Date;
    present: (AnswerValues & { explanation: string }) | null;
  };

function toLine(row: PreviousRow): PreviousLine {
  const { scale, naAllowed, answerId, version, choice, doc, impl, explanation, updatedAt, present, ...line } = row;
  const answer = { id: answerId, version, choice, doc, impl, explanation, answeredOn: localDate(updatedAt) };
  const shared = { ...answer, outcome: line.verdict?.outcome ?? null };
  const previous = { relation: line.relation, answers: [shared, ...line.exceptions] };
  return { ...line, answer, fault: confirmFault({ scale, naAllowed, previous, present }) };
}

/**
 * Earlier checklists with at least one answer, of these municipalities and these frameworks, the newest first; for
 * choosing what a new one starts from. One query.
 */
export async function listEarlierChecklists(
  tx: ActorTx,
  municipalityIds: readonly number[],
  frameworks: readonly string[],
): Promise<EarlierChecklist[]> {
  const found = await sql<EarlierChecklist>`
    select c.id, c.municipality_id as "municipalityId", f.code as framework,
      array(select e.entity_id from checklist_entity e where e.checklist_id = c.id) as "entityIds"
    from checklist c join framework f on f.id = c.framework_id
    join checklist_score s on s.checklist_id = c.id and s.answered > 0
    where c.municipality_id = any (${municipalityIds}::integer[]) and f.code = any (${frameworks}::text[])
    order by c.launched_at desc, c.id desc`.execute(tx.q);
  return found.rows;
}

/**
 * How many answers of each of these checklists a new one, of this framework and level, would propose to confirm. One
 * query; a checklist that offers none is left out.
 */
export async function countProposals(
  tx: ActorTx,
  asked: { frameworkId: number; level: string },
  previousIds: readonly number[],
): Promise<Map<number, number>> {
  const found = await sql<{ id: number; n: number }>`
    select p.id, count(distinct n.id)::integer as n
    from checklist p join framework pf on pf.id = p.framework_id
    join framework f on f.id = ${asked.frameworkId}
    join answer a on a.checklist_id = p.id and a.entity_id is null and not a.withdrawn
      and (a.choice is not null or a.doc is not null or a.impl is not null)
    join framework_node m on m.id = a.node_id
    left join framework_mapping x on f.code <> pf.code and x.from_framework = pf.code and x.to_framework = f.code
      and x.from_code = m.code and x.relation = 'equal'
    join framework_node n on n.framework_id = f.id and n.kind = 'requirement' and ${asked.level} = any (n.levels)
      and n.code = case when f.code = pf.code then m.code else x.to_code end
    where p.id = any (${previousIds}::integer[])
    group by p.id`.execute(tx.q);
  return new Map(found.rows.map((row) => [row.id, row.n]));
}
