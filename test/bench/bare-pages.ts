const CHECKLISTS = `select m.name, c.id, c.title, c.level, c.phase, c.due_on, c.launched_at, f.code, f.title_nl, s.answered, s.total,
    s.to_review, s.returned, s.last_answer_at, s.score
  from municipality m join checklist c on c.municipality_id = m.id join framework f on f.id = c.framework_id
  left join checklist_score s on s.checklist_id = c.id`;

/** The rows of each page, with its filters' choices, in as few statements as they take under the same row-level security. */
export const BARE_PAGES = {
  portfolio: [
    `with kept as (
       select c.id, c.municipality_id, c.title, c.level, c.phase, c.due_on, s.answered, s.total, s.exceptions, s.last_answer_at,
         s.score -> 'own' ->> 'score' as score, s.score -> 'own' ->> 'verdict' as verdict, s.score -> 'own' -> 'groups' as groups,
         lead(s.score -> 'own' ->> 'score') over newest as before, row_number() over newest as age
       from checklist c join framework f on f.id = c.framework_id and f.code = 'cyfun2025'
       left join checklist_score s on s.checklist_id = c.id
       window newest as (partition by c.municipality_id order by c.launched_at desc))
     select m.slug, m.name, k.*,
       (select json_agg(e.name) from coverage v join entity e on e.id = v.entity_id where v.municipality_id = m.id) as covered,
       (select json_agg(distinct r.code || r.applicability) from regime r where r.municipality_id = m.id) as regimes
     from municipality m left join kept k on k.municipality_id = m.id and k.age = 1 order by m.name`,
    `select c.id, c.title, f.code from campaign c join framework f on f.id = c.framework_id order by c.launched_at desc`,
  ],
  question: [
    `select n.code, n.title_nl, n.help_nl, n.evidence_nl, n.key_levels, c.title, c.due_on, c.phase, a.version, a.doc, a.impl,
       a.explanation, a.updated_at, p.name as answered_by, v.outcome, v.remark, around.code as other,
       (select json_agg(json_build_object('version', h.version, 'doc', h.doc, 'impl', h.impl, 'explanation', h.explanation,
          'at', h.at)) from answer_version h where h.answer_id = a.id) as history,
       (select json_agg(json_build_object('title', e.title, 'url', e.url)) from answer_evidence l
          join evidence e on e.id = l.evidence_id where l.checklist_id = c.id and l.node_id = n.id) as evidence
     from municipality m join checklist c on c.municipality_id = m.id
     join framework_node n on n.framework_id = c.framework_id and n.code = $3
     join framework_node around on around.framework_id = c.framework_id and around.position between n.position - 1 and n.position + 1
     left join answer a on a.checklist_id = c.id and a.node_id = n.id left join account p on p.id = a.updated_by
     left join verdict v on v.checklist_id = c.id and v.answer_id = a.id and v.answer_version = a.version
     where m.slug = $1 and c.id = $2::integer`,
  ],
  checklist: [
    `select n.kind, n.code, n.title_nl, n.key_levels, c.title, c.phase, a.version, a.doc, a.impl, a.explanation, v.outcome,
       e.n as evidence
     from municipality m join checklist c on c.municipality_id = m.id
     join framework_node n on n.framework_id = c.framework_id and (n.kind <> 'requirement' or c.level = any (n.levels))
     left join answer a on a.checklist_id = c.id and a.node_id = n.id
     left join (select distinct on (answer_id) * from verdict where checklist_id = $2::integer order by answer_id, id desc) v
       on v.answer_id = a.id and v.answer_version = a.version
     left join (select node_id, count(*) as n from answer_evidence where checklist_id = $2::integer group by node_id) e
       on e.node_id = n.id
     where m.slug = $1 and c.id = $2::integer order by n.position`,
  ],
  reviews: [
    `select c.id, m.slug, m.name, c.title, c.level, f.code, f.title_nl, c.due_on, c.submitted_at, s.total, s.answered,
       s.to_review, s.returned, s.exceptions
     from checklist c join municipality m on m.id = c.municipality_id join framework f on f.id = c.framework_id
     left join checklist_score s on s.checklist_id = c.id where c.phase = 'submitted' order by c.submitted_at, c.id`,
  ],
  overview: [
    `${CHECKLISTS} where m.slug = $1 order by c.launched_at desc, c.id`,
    `select e.name, e.kind, e.kbo,
       (select json_agg(v.from_on) from coverage v where v.entity_id = e.id) as covered,
       (select json_agg(json_build_object('code', r.code, 'is', r.applicability, 'why', r.reason)) from regime r
        where r.entity_id = e.id) as regimes
     from entity e join municipality m on m.id = e.municipality_id where m.slug = $1 order by e.id`,
    `select p.name, p.function, p.email from person_function p join municipality m on m.id = p.municipality_id where m.slug = $1`,
  ],
  standings: [`${CHECKLISTS} order by c.launched_at desc, c.id`],
  work: [
    `select c.id, m.slug, m.name, c.title, c.level, c.phase, c.due_on, c.submitted_at, f.title_nl, a.name as assignee, s.answered,
       s.total, s.to_review, s.returned
     from checklist c join municipality m on m.id = c.municipality_id join framework f on f.id = c.framework_id
     left join account a on a.id = c.assignee_id left join checklist_score s on s.checklist_id = c.id
     where c.phase <> 'accepted' order by c.due_on, m.name`,
  ],
} as const satisfies Record<string, readonly string[]>;
export type BarePage = keyof typeof BARE_PAGES;

/** How many of slug, checklist and code each statement of a page takes. */
export const BARE_TAKES: Readonly<Record<BarePage, number>> = {
  portfolio: 0,
  question: 3,
  checklist: 2,
  reviews: 0,
  overview: 1,
  standings: 0,
  work: 0,
};

/** Who is behind a session and what that person may do: the statement that the app runs before every page. */
export const BARE_SESSION = `select s.account_id, s.service_id, a.name, a.language, c.totp_confirmed_at,
    (select json_agg(json_build_object('role', m.role, 'municipality', m.municipality_id)) from membership m
     where m.account_id = s.account_id and m.service_id = s.service_id and m.suspended_at is null
       and m.from_on <= current_date and (m.until_on is null or m.until_on >= current_date)) as memberships
  from session s join account a on a.id = s.account_id left join credential c on c.account_id = s.account_id
  where s.id_hash = $1 and s.expires_at > now() and a.suspended_at is null`;
