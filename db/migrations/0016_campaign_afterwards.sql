-- What happens to a campaign after its launch: more time, a reminder, closed with a reason, opened again. A closed
-- checklist keeps where it stood, so that every place which names the phases it works in refuses it by itself.
alter table checklist
  drop constraint checklist_phase_check,
  add constraint checklist_phase_check check (phase in ('open', 'submitted', 'returned', 'accepted', 'closed')),
  add column phase_before_close text check (phase_before_close in ('open', 'submitted', 'returned')),
  add column closed_reason text not null default '' check (length(closed_reason) <= 2000),
  add constraint checklist_closed check (case when phase = 'closed' then phase_before_close is not null and closed_reason <> ''
    else phase_before_close is null and closed_reason = '' end);
grant update (due_on, phase_before_close, closed_reason) on checklist to waarborg_web;

-- The second lock: whoever may change a row of a municipality may not thereby give more time, close, or open again.
create function checklist_steered() returns trigger language plpgsql as $$
begin
  if app_actor() is not null and not app_keeper() then
    raise exception 'only a DPO gives more time, closes and opens again' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function checklist_steered() from public;
create trigger checklist_steered before update on checklist for each row
  when (old.due_on <> new.due_on or old.phase_before_close is distinct from new.phase_before_close)
  execute function checklist_steered();

alter table checklist_step
  drop constraint checklist_step_kind_check,
  add constraint checklist_step_kind_check check (kind in ('launched', 'submitted', 'returned', 'accepted', 'reopened',
    'reassigned', 'extended', 'closed'));

-- That somebody was reminded of a checklist, by whom, or by itself. `mark` counts days from the date (negative before it)
-- and is there where a digest was due for it: each mark of each date once. Insert-only.
create table reminder (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  account_id integer not null references account (id) on delete cascade,
  due_on date not null,
  mark integer,
  on_day date not null,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  constraint reminder_once unique (checklist_id, account_id, due_on, mark)
);
create index reminder_by_checklist on reminder (checklist_id, at desc);
create index reminder_by_account on reminder (account_id, on_day desc);

alter table reminder enable row level security;
alter table reminder force row level security;
create policy owner on reminder to current_user using (true) with check (true);
create policy web on reminder for select to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])));
create policy web_insert on reminder for insert to waarborg_web with check (service_id = (select app_service())
  and municipality_id = any ((select app_registers())::integer[]) and (select app_keeper())
  and by_id = (select app_actor()));
grant select on reminder to waarborg_web;
grant insert (service_id, municipality_id, checklist_id, account_id, due_on, mark, on_day, at, by_id)
  on reminder to waarborg_web;

-- The worker reminds by itself: it knows of a checklist that there is one, whose, how far, and who may act on it, and of
-- no answer. It writes mails without a link token.
create policy worker on reminder to waarborg_worker using (true) with check (true);
grant select on reminder to waarborg_worker;
grant insert (service_id, municipality_id, checklist_id, account_id, due_on, mark, on_day, at) on reminder
  to waarborg_worker;
do $$
declare t text;
begin
  foreach t in array array['checklist', 'checklist_entity', 'checklist_step', 'checklist_score', 'municipality',
                           'coverage', 'membership', 'membership_entity'] loop
    execute format('create policy worker on %I for select to waarborg_worker using (true)', t);
  end loop;
end $$;
grant select (id, service_id, municipality_id, title, due_on, phase, assignee_id) on checklist to waarborg_worker;
grant select (checklist_id, entity_id) on checklist_entity to waarborg_worker;
grant select (checklist_id, kind, at) on checklist_step to waarborg_worker;
grant select (checklist_id, total, answered, returned) on checklist_score to waarborg_worker;
grant select (id, service_id, slug, name, ended_on) on municipality to waarborg_worker;
grant select (entity_id, from_on, until_on) on coverage to waarborg_worker;
grant select (id, service_id, account_id, role, municipality_id, entity_limited, from_on, until_on, suspended_at)
  on membership to waarborg_worker;
grant select (membership_id, entity_id) on membership_entity to waarborg_worker;
grant execute on function app_today() to waarborg_worker;
grant insert (service_id, account_id, kind, params, key, created_at, next_attempt_at) on outbox to waarborg_worker;

-- What somebody has open, for the administrator who hands it over: nothing that was accepted or closed.
create or replace function open_work(p_account integer) returns table (
    checklist_id integer, municipality_id integer, title text, due_on date, phase text, entity_ids integer[])
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.municipality_id, c.title, c.due_on, c.phase,
    (select coalesce(array_agg(e.entity_id order by e.entity_id), '{}') from public.checklist_entity e
     where e.checklist_id = c.id)
  from public.checklist c
  where public.app_admin() and c.service_id = public.app_service() and c.assignee_id = p_account
    and c.phase not in ('accepted', 'closed')
$$;
create or replace function hand_over_work(p_from integer, p_to integer, p_checklists integer[], p_at timestamptz)
  returns setof integer language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app_admin() or not exists (
    select 1 from membership m where m.account_id = p_to and m.service_id = app_service() and m.suspended_at is null
      and m.from_on <= app_today() and (m.until_on is null or m.until_on >= app_today())
      and m.role in ('dpo', 'spoc', 'contributor')) then
    raise exception 'only an administrator may hand over work, and only to somebody who may answer'
      using errcode = 'insufficient_privilege';
  end if;
  return query
    with moved as (
      update checklist c set assignee_id = p_to
      where c.service_id = app_service() and c.assignee_id = p_from and c.phase not in ('accepted', 'closed')
        and c.id = any (p_checklists)
      returning c.id, c.service_id, c.municipality_id
    ), step as (
      insert into checklist_step (service_id, municipality_id, checklist_id, kind, at, by_id)
      select m.service_id, m.municipality_id, m.id, 'reassigned', p_at, app_actor() from moved m
    )
    select id from moved;
end $$;
