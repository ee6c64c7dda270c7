-- Questions handed to a contributor: whoever holds one sees the head of the checklist, and of its contents only what
-- belongs to those questions. What is taken back is closed, never deleted.
create table hand_over (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  framework_id integer not null,
  to_id integer not null references account (id) on delete cascade,
  message text not null default '' check (length(message) <= 2000),
  due_on date,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  done_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (framework_id, checklist_id) references checklist (framework_id, id) on delete cascade,
  unique (municipality_id, id),
  unique (municipality_id, checklist_id, id)
);
create index hand_over_by_checklist on hand_over (checklist_id, id);
create index hand_over_by_person on hand_over (to_id) where withdrawn_at is null;

create table hand_over_node (
  hand_over_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  framework_id integer not null,
  node_id integer not null,
  primary key (hand_over_id, node_id),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id, hand_over_id) references hand_over (municipality_id, checklist_id, id)
    on delete cascade,
  foreign key (framework_id, checklist_id) references checklist (framework_id, id) on delete cascade,
  foreign key (framework_id, node_id) references framework_node (framework_id, id) on delete restrict
);
create index hand_over_node_by_checklist on hand_over_node (checklist_id, node_id);

-- What people say to each other about a question. A comment is never changed; its author may withdraw it, which leaves
-- its place and its time.
create table comment (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  framework_id integer not null,
  node_id integer not null,
  text text not null check (length(text) between 1 and 4000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  withdrawn_at timestamptz,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (framework_id, checklist_id) references checklist (framework_id, id) on delete cascade,
  foreign key (framework_id, node_id) references framework_node (framework_id, id) on delete restrict,
  unique (municipality_id, checklist_id, node_id, id)
);
create index comment_by_question on comment (checklist_id, node_id, id);

create table comment_mention (
  comment_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  node_id integer not null,
  account_id integer not null references account (id) on delete cascade,
  primary key (comment_id, account_id),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id, node_id, comment_id)
    references comment (municipality_id, checklist_id, node_id, id) on delete cascade
);

-- The questions that the actor holds as a contributor, each as checklist_id << 32 | node_id: one array to compare with,
-- asked once per statement.
create function app_handed_nodes() returns bigint[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct (hn.checklist_id::bigint << 32) | hn.node_id), '{}')
    from public.hand_over h
    join public.hand_over_node hn on hn.hand_over_id = h.id
    join public.app_memberships() m on m.municipality_id = h.municipality_id and m.role = 'contributor'
    where h.to_id = public.app_actor() and h.service_id = public.app_service() and h.withdrawn_at is null
      and (not m.entity_limited or exists (
        select 1 from public.checklist_entity ce
        join public.membership_entity me on me.entity_id = ce.entity_id and me.membership_id = m.id
        where ce.checklist_id = h.checklist_id)));
end $$;

create function app_handed_checklists() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct (k >> 32)::integer), '{}') from unnest(public.app_handed_nodes()) k);
end $$;

create function app_handed_answers() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(a.id), '{}') from unnest(public.app_handed_nodes()) k
    join public.answer a on a.checklist_id = (k >> 32)::integer and a.node_id = (k & 4294967295)::integer);
end $$;

create function app_handed_evidence() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct ae.evidence_id), '{}') from unnest(public.app_handed_nodes()) k
    join public.answer_evidence ae on ae.checklist_id = (k >> 32)::integer and ae.node_id = (k & 4294967295)::integer);
end $$;

-- Whether one answer is to a question that the actor holds. Volatile: an answer and its first version are written by one
-- statement, and only a volatile function sees the answer that this statement just wrote.
create function app_answer_handed(p_answer integer) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select 1 from public.answer a where a.id = p_answer
    and ((a.checklist_id::bigint << 32) | a.node_id) = any (public.app_handed_nodes()));
end $$;

-- A checklist of which the actor may change an answer, wholly or in part: the condition of the two functions below.
create function app_may_score(p_checklist integer) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select 1 from public.checklist c where c.id = p_checklist and c.service_id = public.app_service()
    and (c.municipality_id = any (public.app_registers()) or c.id = any (public.app_checklists())
      or c.id = any (public.app_handed_checklists())));
end $$;

-- What the figures of a checklist follow from: values and outcomes of all its answers, no text and nobody's name. The
-- figures are those of the whole checklist whoever's save they follow, also of one who sees a single question of it.
create function scoring_answers(p_checklist integer) returns table (
    code text, entity_id integer, choice text, doc text, impl text, withdrawn boolean, updated_at timestamptz,
    outcome text, judged_choice text, judged_doc text, judged_impl text)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not app_may_score(p_checklist) then
    return;
  end if;
  return query
    select n.code, a.entity_id, a.choice, a.doc, a.impl, a.withdrawn, a.updated_at, j.outcome, j.choice, j.doc, j.impl
    from answer a join framework_node n on n.id = a.node_id
    left join (
      select distinct on (v.answer_id) v.answer_id, v.answer_version, v.outcome, v.choice, v.doc, v.impl from verdict v
      where v.checklist_id = p_checklist order by v.answer_id, v.id desc
    ) j on j.answer_id = a.id and j.answer_version = a.version
    where a.checklist_id = p_checklist;
end $$;

-- Keeps the figures that follow.
create function keep_score(p_checklist integer, p_total integer, p_answered integer, p_to_review integer,
    p_returned integer, p_exceptions integer, p_score jsonb, p_last_answer_at timestamptz, p_at timestamptz)
  returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app_may_score(p_checklist) then
    raise exception 'the figures of a checklist are kept by whoever may change its answers'
      using errcode = 'insufficient_privilege';
  end if;
  insert into checklist_score (checklist_id, service_id, municipality_id, total, answered, to_review, returned,
      exceptions, score, last_answer_at, computed_at)
    select c.id, c.service_id, c.municipality_id, p_total, p_answered, p_to_review, p_returned, p_exceptions, p_score,
      p_last_answer_at, p_at from checklist c where c.id = p_checklist
    on conflict (checklist_id) do update set total = excluded.total, answered = excluded.answered,
      to_review = excluded.to_review, returned = excluded.returned, exceptions = excluded.exceptions,
      score = excluded.score, last_answer_at = excluded.last_answer_at, computed_at = excluded.computed_at;
end $$;

revoke all on function app_handed_nodes(), app_handed_checklists(), app_handed_answers(), app_handed_evidence(),
  app_answer_handed(integer), app_may_score(integer), scoring_answers(integer),
  keep_score(integer, integer, integer, integer, integer, integer, jsonb, timestamptz, timestamptz) from public;
grant execute on function app_handed_nodes(), app_handed_checklists(), app_handed_answers(), app_handed_evidence(),
  app_answer_handed(integer), app_may_score(integer), scoring_answers(integer),
  keep_score(integer, integer, integer, integer, integer, integer, jsonb, timestamptz, timestamptz) to waarborg_web;

do $$
declare t text;
begin
  foreach t in array array['hand_over', 'hand_over_node', 'comment', 'comment_mention'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- Beside the policies `web` of 0006, which stay as they are and come first: for whoever reads the registers the arrays
-- below are never asked.
create policy web_handed on checklist for select to waarborg_web
  using (id = any ((select app_handed_checklists())::integer[]));
-- To hold a checklist while an answer is written takes the policy of an update; nothing may come out of one.
create policy web_handed_hold on checklist for update to waarborg_web
  using (id = any ((select app_handed_checklists())::integer[])) with check (false);
create policy web_handed on checklist_entity for select to waarborg_web
  using (checklist_id = any ((select app_handed_checklists())::integer[]));
create policy web_handed on answer to waarborg_web
  using (((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[]));
create policy web_handed on answer_version for select to waarborg_web
  using (answer_id = any ((select app_handed_answers())::integer[]));
create policy web_handed_insert on answer_version for insert to waarborg_web
  with check (by_id = (select app_actor()) and app_answer_handed(answer_id));
create policy web_handed on verdict for select to waarborg_web
  using (answer_id = any ((select app_handed_answers())::integer[]));
create policy web_handed on answer_evidence to waarborg_web
  using (((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[]));
create policy web_handed on evidence for select to waarborg_web
  using (id = any ((select app_handed_evidence())::integer[]));

create policy web on hand_over to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])));
create policy web_handed on hand_over for select to waarborg_web using (to_id = (select app_actor())
  and withdrawn_at is null and checklist_id = any ((select app_handed_checklists())::integer[]));
create policy web_handed_done on hand_over for update to waarborg_web
  using (to_id = (select app_actor()) and withdrawn_at is null
    and checklist_id = any ((select app_handed_checklists())::integer[]))
  with check (to_id = (select app_actor()) and withdrawn_at is null);
grant select on hand_over to waarborg_web;
grant insert (service_id, municipality_id, checklist_id, framework_id, to_id, message, due_on, at, by_id)
  on hand_over to waarborg_web;
grant update (done_at, withdrawn_at, withdrawn_by) on hand_over to waarborg_web;

create policy web on hand_over_node to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])));
create policy web_handed on hand_over_node for select to waarborg_web
  using (((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[]));
grant select on hand_over_node to waarborg_web;
grant insert (hand_over_id, service_id, municipality_id, checklist_id, framework_id, node_id)
  on hand_over_node to waarborg_web;

create policy web on comment for select to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])));
create policy web_handed on comment for select to waarborg_web
  using (((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[]));
create policy web_insert on comment for insert to waarborg_web with check (service_id = (select app_service())
  and by_id = (select app_actor())
  and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])
    or ((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[])));
create policy web_withdraw on comment for update to waarborg_web
  using (service_id = (select app_service()) and by_id = (select app_actor())
    and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])
      or ((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[])));
grant select on comment to waarborg_web;
grant insert (service_id, municipality_id, checklist_id, framework_id, node_id, text, at, by_id) on comment to waarborg_web;
grant update (withdrawn_at) on comment to waarborg_web;

create policy web on comment_mention to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])));
create policy web_handed on comment_mention to waarborg_web
  using (((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[]));
grant select on comment_mention to waarborg_web;
grant insert (comment_id, service_id, municipality_id, checklist_id, node_id, account_id) on comment_mention to waarborg_web;
