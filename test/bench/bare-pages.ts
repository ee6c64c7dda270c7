/** The rows of each page in one statement, under the same row-level security. */
export const BARE_PAGES = {
  portfolio: `with newest as (
      select distinct on (c.municipality_id, c.framework_id) c.id, c.municipality_id, c.title, c.phase, c.due_on, f.code, f.title_nl
      from checklist c join framework f on f.id = c.framework_id order by c.municipality_id, c.framework_id, c.launched_at desc)
    select m.slug, m.name, n.id, n.title, n.phase, n.due_on, n.code, n.title_nl, s.answered, s.total, s.last_answer_at, s.score
    from municipality m left join newest n on n.municipality_id = m.id left join checklist_score s on s.checklist_id = n.id
    order by m.name, n.code`,
  question: `select n.code, n.title_nl, n.help_nl, n.evidence_nl, n.key_levels, c.title, c.due_on, c.phase, a.version, a.doc,
      a.impl, a.explanation, a.updated_at, p.name as answered_by, v.outcome, v.remark, around.code as other,
      (select json_agg(json_build_object('version', h.version, 'doc', h.doc, 'impl', h.impl, 'explanation', h.explanation,
         'at', h.at)) from answer_version h where h.answer_id = a.id) as history,
      (select json_agg(json_build_object('title', e.title, 'url', e.url)) from answer_evidence l
         join evidence e on e.id = l.evidence_id where l.checklist_id = c.id and l.node_id = n.id) as evidence
    from municipality m join checklist c on c.municipality_id = m.id
    join framework_node n on n.framework_id = c.framework_id and n.code = $3
    join framework_node around on around.framework_id = c.framework_id and around.position between n.position - 1 and n.position + 1
    left join answer a on a.checklist_id = c.id and a.node_id = n.id left join account p on p.id = a.updated_by
    left join verdict v on v.answer_id = a.id and v.answer_version = a.version
    where m.slug = $1 and c.id = $2`,
  reviews: `select c.id, m.slug, m.name, c.title, c.level, f.code, f.title_nl, c.due_on, c.submitted_at, s.total, s.answered,
      s.to_review, s.returned, s.exceptions
    from checklist c join municipality m on m.id = c.municipality_id join framework f on f.id = c.framework_id
    left join checklist_score s on s.checklist_id = c.id where c.phase = 'submitted' order by c.submitted_at, c.id`,
  overview: `select m.name, c.id, c.title, c.phase, c.due_on, c.launched_at, f.code, f.title_nl, s.answered, s.total, s.to_review,
      s.returned, s.score,
      (select json_agg(json_build_object('name', e.name, 'kind', e.kind)) from entity e where e.municipality_id = m.id) as entities
    from municipality m join checklist c on c.municipality_id = m.id join framework f on f.id = c.framework_id
    left join checklist_score s on s.checklist_id = c.id where m.slug = $1 order by c.launched_at desc, c.id`,
  start: `select c.id, m.slug, m.name, c.title, c.phase, c.due_on, f.title_nl, s.answered, s.total, s.to_review, s.returned
    from checklist c join municipality m on m.id = c.municipality_id join framework f on f.id = c.framework_id
    left join checklist_score s on s.checklist_id = c.id where c.phase <> 'accepted' order by c.due_on, m.name`,
} as const;
export type BarePage = keyof typeof BARE_PAGES;

/** How many of slug, checklist and code each statement takes. */
export const BARE_TAKES: Readonly<Record<BarePage, number>> = {
  portfolio: 0,
  question: 3,
  reviews: 0,
  overview: 1,
  start: 0,
};

/** Who is behind a session and what that person may do: the statement that the app runs before every page. */
export const BARE_SESSION = `select s.account_id, s.service_id, a.name, a.language, c.totp_confirmed_at,
    (select json_agg(json_build_object('role', m.role, 'municipality', m.municipality_id)) from membership m
     where m.account_id = s.account_id and m.service_id = s.service_id and m.suspended_at is null
       and m.from_on <= current_date and (m.until_on is null or m.until_on >= current_date)) as memberships
  from session s join account a on a.id = s.account_id left join credential c on c.account_id = s.account_id
  where s.id_hash = $1 and s.expires_at > now() and a.suspended_at is null`;
