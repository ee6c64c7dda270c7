import { sql } from 'kysely';
import { localDate } from '#app/domain/dates.ts';
import type { MappingQuality, MappingRelation } from '#app/domain/derived-coverage.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';

/** An answer of the same municipality to a requirement that a mapping joins to the one that is asked. */
export interface AnswerElsewhere extends AnswerValues {
  checklistId: number;
  checklist: string;
  frameworkNl: string;
  frameworkEn: string;
  code: string;
  titleNl: string;
  titleEn: string;
  relation: MappingRelation;
  quality: MappingQuality;
  explanation: string;
  answeredOn: string;
  /** How many there are in all. */
  total: number;
}

const MOST = 8;

/**
 * Answers that this municipality gave already, in the newest checklist of each other framework, to what a mapping joins
 * to this requirement or to its headings, in either direction; the closest first, at most eight. To read, never to fill
 * in. One query.
 */
export async function listAnswersElsewhere(
  tx: ActorTx,
  checklist: { id: number; municipalityId: number; frameworkId: number; framework: string },
  code: string,
): Promise<AnswerElsewhere[]> {
  const { id, municipalityId, frameworkId, framework } = checklist;
  const found = await sql<Omit<AnswerElsewhere, 'answeredOn'> & { updatedAt: Date }>`
    with me as (
      select unnest(array[n.code, n.parent_code, p.parent_code]) as code from framework_node n
      left join framework_node p on p.framework_id = n.framework_id and p.code = n.parent_code
      where n.framework_id = ${frameworkId} and n.code = ${code}
    ), touch as (
      select x.to_framework as framework, x.to_code as code, x.relation, x.quality from framework_mapping x
      join me on me.code = x.from_code where x.from_framework = ${framework} and x.to_framework <> ${framework}
      union
      select x.from_framework, x.from_code, x.relation, x.quality from framework_mapping x
      join me on me.code = x.to_code where x.to_framework = ${framework} and x.from_framework <> ${framework}
    ), newest as (
      select distinct on (f.code) c.id, c.title, c.framework_id, f.code, f.title_nl, f.title_en
      from checklist c join framework f on f.id = c.framework_id
      join checklist_score s on s.checklist_id = c.id and s.answered > 0
      where c.municipality_id = ${municipalityId} and c.id <> ${id} and f.code in (select framework from touch)
        and c.id is distinct from (select previous_id from checklist where id = ${id})
      order by f.code, c.launched_at desc, c.id desc
    ), best as (
      select distinct on (o.id, n.id) o.id as checklist_id, o.title, o.title_nl, o.title_en, n.id as node_id, n.code,
        n.title_nl as node_nl, n.title_en as node_en, t.relation, t.quality,
        array_position(array['equal', 'intersect', 'related'], t.relation) as near
      from touch t join newest o on o.code = t.framework
      join framework_node n on n.framework_id = o.framework_id and n.kind = 'requirement'
      left join framework_node p on p.framework_id = n.framework_id and p.code = n.parent_code
      where t.code in (n.code, n.parent_code, p.parent_code)
      order by o.id, n.id, near, array_position(array['official', 'published', 'derived', 'own_judgement'], t.quality)
    )
    select b.checklist_id as "checklistId", b.title as checklist, b.title_nl as "frameworkNl",
      b.title_en as "frameworkEn", b.code, b.node_nl as "titleNl", b.node_en as "titleEn", b.relation, b.quality,
      a.choice, a.doc, a.impl, a.explanation, a.updated_at as "updatedAt", (count(*) over ())::integer as total
    from best b join answer a on a.checklist_id = b.checklist_id and a.node_id = b.node_id and a.entity_id is null
      and not a.withdrawn and (a.choice is not null or a.doc is not null or a.impl is not null)
    order by b.near, a.updated_at desc, b.code limit ${MOST}`.execute(tx.q);
  return found.rows.map(({ updatedAt, ...row }) => ({ ...row, answeredOn: localDate(updatedAt) }));
}

/** A checklist from which coverage of other frameworks is derived. */
export interface DerivedFrom {
  id: number;
  title: string;
  framework: string;
  frameworkNl: string;
  frameworkEn: string;
  level: string;
  answered: number;
  total: number;
  entities: string[];
}

/** The municipality's newest CyFun checklist with an answer that the actor may see; null when there is none. */
export async function findDerivedFrom(tx: ActorTx, municipalityId: number): Promise<DerivedFrom | null> {
  const found = await sql<DerivedFrom>`
    select c.id, c.title, f.code as framework, f.title_nl as "frameworkNl", f.title_en as "frameworkEn", c.level,
      s.answered, s.total, array(select e.name from checklist_entity ce join entity e on e.id = ce.entity_id
        where ce.checklist_id = c.id order by e.id) as entities
    from checklist c join framework f on f.id = c.framework_id
    join checklist_score s on s.checklist_id = c.id and s.answered > 0
    where c.municipality_id = ${municipalityId} and f.code in ('cyfun2025', 'cyfun2023')
    order by c.launched_at desc, c.id desc limit 1`.execute(tx.q);
  return found.rows[0] ?? null;
}

/** A requirement of another framework with one of the questions that touch it; `sourceCode` is null when none does. */
export interface DerivedLine extends AnswerValues {
  framework: string;
  frameworkNl: string;
  frameworkEn: string;
  code: string;
  titleNl: string;
  titleEn: string;
  sourceCode: string | null;
  sourceNl: string | null;
  sourceEn: string | null;
  relation: MappingRelation | null;
  quality: MappingQuality | null;
}

/**
 * NIS2 article 21 by its letters and ISO 27001 by its requirements, each with every question of the checklist that a
 * mapping joins to it, directly or by a heading, and the shared answer to that. One query.
 */
export async function listDerived(tx: ActorTx, checklistId: number): Promise<DerivedLine[]> {
  const found = await sql<DerivedLine>`
    with source as (
      select f.code as framework, n.id, n.code, n.parent_code, p.parent_code as grand_code, n.title_nl, n.title_en
      from checklist c join framework f on f.id = c.framework_id
      join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement' and c.level = any (n.levels)
        and n.id <> all (c.unasked)
      left join framework_node p on p.framework_id = n.framework_id and p.code = n.parent_code
      where c.id = ${checklistId}
    ), target as (
      select f.code as framework, f.title_nl as framework_nl, f.title_en as framework_en, n.code, n.title_nl, n.title_en,
        n.position
      from (select distinct on (code) * from framework
        where service_id is null and code in ('nis2', 'iso27001_2022') order by code, revision desc) f
      join framework_node n on n.framework_id = f.id
      where (f.code = 'nis2' and n.kind = 'section' and n.parent_code = '21')
        or (f.code = 'iso27001_2022' and n.kind = 'requirement')
    )
    select t.framework, t.framework_nl as "frameworkNl", t.framework_en as "frameworkEn", t.code,
      t.title_nl as "titleNl", t.title_en as "titleEn", s.code as "sourceCode", s.title_nl as "sourceNl",
      s.title_en as "sourceEn", s.relation, s.quality, a.choice, a.doc, a.impl
    from target t
    left join lateral (
      select s.*, x.relation, x.quality from framework_mapping x
      join source s on x.from_framework = s.framework and x.from_code in (s.code, s.parent_code, s.grand_code)
      where x.to_framework = t.framework and x.to_code = t.code) s on true
    left join answer a on a.checklist_id = ${checklistId} and a.node_id = s.id and a.entity_id is null
      and not a.withdrawn
    order by t.framework desc, t.position, s.code`.execute(tx.q);
  return found.rows;
}
