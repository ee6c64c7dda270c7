import type pg from 'pg';
import { fillScores } from './fill-scores.ts';

export interface Amount {
  municipalities: number;
  /** At least so many answers, in whole rounds of all frameworks over all municipalities. */
  answers: number;
}

export interface Filled {
  serviceId: number;
  municipalities: number;
  checklists: number;
  answers: number;
}

/** What each municipality answers in every round. */
const ASKED = [
  ['cyfun2025', 'essential'],
  ['cyfun2023', 'essential'],
  ['iso27001_2022', 'all'],
  ['gdpr', 'all'],
  ['ksz', 'all'],
  ['nis2', 'all'],
] as const;

/** Fills a service with rounds of checklists, half a year apart, the last of which is running. Some statements per table. */
export async function fillBench(client: pg.ClientBase, amount: Amount): Promise<Filled> {
  const asked = await client.query<{ n: number }>(COUNT_ASKED, [JSON.stringify(ASKED)]);
  const rounds = Math.ceil(amount.answers / (amount.municipalities * (asked.rows[0]?.n ?? 1)));
  await client.query('begin');
  const service = await client.query<{ id: number }>(
    `insert into service (slug, name, created_at) values ('bench', 'Bench', now()) returning id`,
  );
  const serviceId = service.rows[0]?.id ?? 0;
  await client.query(PLACES, [serviceId, amount.municipalities]);
  await client.query(ENTITIES, [serviceId]);
  for (const each of PEOPLE) await client.query(each, [serviceId]);
  await client.query(CAMPAIGNS, [serviceId, JSON.stringify(ASKED), rounds]);
  for (const each of CHECKLISTS) await client.query(each, [serviceId]);
  await client.query(ANSWERS, [serviceId]);
  await client.query(VERSIONS, [serviceId]);
  await client.query(VERDICTS, [serviceId]);
  await fillScores(client, serviceId);
  await client.query('commit');
  await client.query('vacuum analyze').catch(() => client.query('analyze'));
  const counted = await client.query<Omit<Filled, 'serviceId' | 'municipalities'>>(
    'select (select count(*)::int from checklist) as checklists, (select count(*)::int from answer) as answers',
  );
  return { serviceId, municipalities: amount.municipalities, checklists: 0, answers: 0, ...counted.rows[0] };
}

const ASKED_ROWS = `jsonb_array_elements($1::jsonb) with ordinality as a(pair, place)`;
const COUNT_ASKED = `select count(*)::int as n from ${ASKED_ROWS}
  join framework f on f.code = pair->>0 and f.service_id is null
  join framework_node n on n.framework_id = f.id and n.kind = 'requirement' and pair->>1 = any (n.levels)`;

const PLACES = `insert into municipality (service_id, slug, name, created_at)
  select $1, 'bench-' || n, 'Benchgem ' || n, now() - interval '6 years' from generate_series(1, $2::int) n`;
const ENTITIES = `with made as (
    insert into entity (service_id, municipality_id, kind, name, created_at)
    select $1, m.id, kind, initcap(kind) || ' ' || m.name, m.created_at
    from municipality m, unnest(array['gemeente', 'ocmw']) kind where m.service_id = $1
    returning service_id, municipality_id, id)
  , covered as (
    insert into coverage (service_id, municipality_id, entity_id, from_on, created_at)
    select service_id, municipality_id, id, '2019-01-01', now() from made)
  insert into regime (service_id, municipality_id, entity_id, code, applicability, level, reason, from_on, created_at)
  select service_id, municipality_id, id, code, 'in_scope', case code when 'cyfun' then 'essential' end, 'Bench',
    '2019-01-01', now() from made, unnest(array['gdpr', 'ksz', 'nis2', 'cyfun']) code`;

const PEOPLE = [
  `with made as (
     insert into account (email, name, created_at) values ('dpo@bench.example', 'Dina Bench', now()) returning id)
   insert into membership (service_id, account_id, role, from_on, created_at)
   select $1, id, 'dpo', '2019-01-01', now() from made`,
  `with made as (
     insert into account (email, name, created_at) values ('leiding@bench.example', 'Lena Bench', now()) returning id)
   insert into membership (service_id, account_id, role, from_on, created_at)
   select $1, id, 'service_director', '2019-01-01', now() from made`,
  `insert into account (email, name, created_at)
   select role || '.' || slug || '@bench.example', initcap(role) || ' van ' || name, now()
   from municipality, unnest(array['spoc', 'director']) role where service_id = $1`,
  `insert into membership (service_id, account_id, role, municipality_id, from_on, created_at)
   select $1, a.id, role, m.id, '2019-01-01', now() from municipality m, unnest(array['spoc', 'director']) role
   join account a on true where a.email = role || '.' || m.slug || '@bench.example' and m.service_id = $1`,
  `insert into person_function (service_id, municipality_id, account_id, name, email, function, from_on, created_at)
   select m.service_id, m.municipality_id, a.id, a.name, a.email, m.role, '2019-01-01', now()
   from membership m join account a on a.id = m.account_id where m.municipality_id is not null and m.service_id = $1`,
];

const CAMPAIGNS = `insert into campaign (service_id, framework_id, level, title, due_on, as_pair, launched_at, launched_by)
  select $1, f.id, pair->>1, f.title_nl || ', ronde ' || ($3::int - round), (now() - round * interval '182 days')::date + 20,
    true, now() - round * interval '182 days' - interval '30 days', (select id from account where email = 'dpo@bench.example')
  from generate_series(0, $3::int - 1) round, jsonb_array_elements($2::jsonb) pair
  join framework f on f.code = pair->>0 and f.service_id is null order by round desc`;

/** The last round is open for a third, submitted for a third and accepted for the rest; all before it are accepted. */
const CHECKLISTS = [
  `insert into checklist (service_id, municipality_id, campaign_id, framework_id, level, title, due_on, assignee_id, phase,
     launched_at, submitted_at, decided_at)
   select c.service_id, m.id, c.id, c.framework_id, c.level, c.title, c.due_on, p.account_id, phase, c.launched_at,
     case when phase <> 'open' then c.launched_at + interval '20 days' end,
     case when phase = 'accepted' then c.launched_at + interval '28 days' end
   from campaign c join municipality m on m.service_id = c.service_id
   join membership p on p.municipality_id = m.id and p.role = 'spoc'
   cross join lateral (select case when c.launched_at < now() - interval '40 days' then 'accepted'
     else (array['open', 'submitted', 'accepted'])[1 + (m.id + c.id) % 3] end as phase) phase
   where c.service_id = $1 order by c.id, m.id`,
  `insert into checklist_entity (checklist_id, service_id, municipality_id, entity_id)
   select c.id, c.service_id, c.municipality_id, e.id from checklist c join entity e on e.municipality_id = c.municipality_id
   where c.service_id = $1`,
  `insert into checklist_step (service_id, municipality_id, checklist_id, kind, at, by_id)
   select c.service_id, c.municipality_id, c.id, kind, at, c.assignee_id from checklist c
   cross join lateral (values ('launched', c.launched_at), ('submitted', c.submitted_at), ('accepted', c.decided_at))
     as step(kind, at)
   where c.service_id = $1 and at is not null order by c.id, at`,
];

/** Every answer draws its values from its number, so that a run is like the run before it; 3 of 4 are filled in where open. */
const ANSWERS = `insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, entity_id, version,
    choice, doc, impl, explanation, updated_at, updated_by)
  select c.service_id, c.municipality_id, c.id, c.framework_id, n.id, null, 1,
    case f.scale when 'compliance' then (array['yes', 'partly', 'no', 'yes'])[1 + lot % 4] end,
    case f.scale when 'maturity' then (1 + lot % 5)::text end, case f.scale when 'maturity' then (1 + (lot / 5) % 5)::text end,
    'Uitgewerkt met de dienst in ronde ' || c.campaign_id || ': stand van zaken nagekeken op punt ' || n.code || '.',
    c.launched_at + (lot % 20) * interval '1 day', c.assignee_id
  from checklist c join framework f on f.id = c.framework_id
  join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement' and c.level = any (n.levels)
  cross join lateral (select (c.id * 7919 + n.id * 104729) % 1009 as lot) drawn
  where c.service_id = $1 and (c.phase <> 'open' or lot % 4 > 0) order by c.id, n.position`;
const VERSIONS = `insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl,
    explanation, exception_reason, withdrawn, at, by_id)
  select id, version, service_id, municipality_id, checklist_id, choice, doc, impl, explanation, exception_reason, withdrawn,
    updated_at, updated_by from answer where service_id = $1`;
const VERDICTS = `insert into verdict (service_id, municipality_id, checklist_id, answer_id, answer_version, outcome, at, by_id)
  select a.service_id, a.municipality_id, a.checklist_id, a.id, a.version, 'accepted', c.decided_at,
    (select id from account where email = 'dpo@bench.example')
  from answer a join checklist c on c.id = a.checklist_id where c.phase = 'accepted' and a.service_id = $1 order by a.id`;
