-- One event that touches many municipalities, such as a supplier's: kept once for the service. Each municipality has an
-- incident of its own under it, and reads what is shared but never whom else it touches.
alter table register_series drop constraint register_series_register_check;
alter table register_series add constraint register_series_register_check
  check (register in ('incident', 'breach', 'request', 'event'));

create table incident_event (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  year integer not null,
  number integer not null,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  unique (service_id, year, number),
  unique (service_id, id)
);

-- What is shared of an event, whole in every version: nothing is changed or removed. The last one tells whether the event
-- is closed. All of it is read by every municipality concerned.
create table incident_event_update (
  event_id integer not null,
  service_id integer not null,
  version integer not null check (version > 0),
  kind text not null check (kind in ('made', 'changed', 'closed', 'reopened')),
  -- What is new, or why it is closed or opened again.
  note text not null default '' check (length(note) <= 4000),
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) between 1 and 10000),
  supplier text not null default '' check (length(supplier) <= 200),
  occurred_from timestamptz,
  occurred_from_precision text not null default 'unknown'
    check (occurred_from_precision in ('minute', 'day', 'month', 'year', 'unknown')),
  occurred_until timestamptz,
  occurred_until_precision text not null default 'unknown'
    check (occurred_until_precision in ('minute', 'day', 'month', 'year', 'unknown')),
  category_id integer,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (event_id, version),
  check (kind = 'made' or note <> ''),
  check ((version = 1) = (kind = 'made')),
  check ((occurred_from is null) = (occurred_from_precision = 'unknown')),
  check ((occurred_until is null) = (occurred_until_precision = 'unknown')),
  foreign key (service_id, event_id) references incident_event (service_id, id) on delete cascade,
  foreign key (service_id, category_id) references incident_category (service_id, id) on delete restrict
);

-- The event an incident belongs to, and since when it is withdrawn from it: its number stays.
alter table incident add column event_id integer;
alter table incident add column withdrawn_at timestamptz;
alter table incident add foreign key (service_id, event_id) references incident_event (service_id, id) on delete restrict;
alter table incident add check (withdrawn_at is null or (event_id is not null and phase = 'closed'));
create unique index incident_one_per_event on incident (event_id, municipality_id) where withdrawn_at is null;
grant update (withdrawn_at) on incident to waarborg_web;

-- The events that touch a municipality of which the actor reads the registers, asked once per statement.
create function app_events() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct i.event_id), '{}') from public.incident i
    where i.event_id is not null and i.withdrawn_at is null and i.service_id = public.app_service()
      and i.municipality_id = any ((select public.app_registers())::integer[]));
end $$;

-- Gives municipalities an incident of their own under an event, with numbers that follow on each other, its first lines
-- and its first tasks, each owned by the SPOC of the longest standing. A municipality that has one, or is no client any
-- more, gets none. Only here does an incident come under an event: whoever could choose one could read it.
create function open_event_children(p_event integer, p_municipalities integer[], p_year integer, p_at timestamptz,
    p_reporter_name text, p_reporter_contact text, p_detail jsonb, p_tasks jsonb)
  returns table (id integer, municipality_id integer, slug text, municipality text, number integer)
  language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  shared incident_event_update;
  places integer[];
  first_number integer;
begin
  if not (app_register_wide() and app_keeper()) then
    raise exception 'an event is handled over the whole service' using errcode = 'insufficient_privilege';
  end if;
  select u.* into shared from incident_event_update u where u.event_id = p_event and u.service_id = app_service()
    order by u.version desc limit 1;
  if not found then return; end if;
  perform 1 from incident_event e where e.id = p_event for update;
  select array_agg(m.id order by m.name, m.id) into places from municipality m
    where m.service_id = app_service() and m.ended_on is null and m.id = any (p_municipalities)
      and not exists (select 1 from incident i
        where i.event_id = p_event and i.municipality_id = m.id and i.withdrawn_at is null);
  if places is null then return; end if;
  insert into register_series as s (service_id, register, year, last)
    values (app_service(), 'incident', p_year, cardinality(places))
    on conflict (service_id, register, year) do update set last = s.last + excluded.last
    returning s.last - cardinality(places) into first_number;
  return query
  with made as (
    insert into incident (service_id, municipality_id, year, number, title, description, channel, reporter_id,
      reporter_name, reporter_contact, reported_at, occurred_from, occurred_from_precision, occurred_until,
      occurred_until_precision, ongoing, personal_data, category_id, supplier, owner_id, event_id, form_key)
    select app_service(), place.id, p_year, first_number + place.nth::integer, shared.title, shared.description,
      case when shared.supplier <> '' then 'supplier' else 'app' end, app_actor(), p_reporter_name, p_reporter_contact,
      p_at, shared.occurred_from, shared.occurred_from_precision, shared.occurred_until,
      shared.occurred_until_precision, 'unknown', 'unknown', shared.category_id, shared.supplier, spoc.account_id,
      p_event, 'event-child-' || gen_random_uuid()
    from unnest(places) with ordinality as place (id, nth)
    left join lateral (select p.account_id from membership p join account a on a.id = p.account_id
      where p.municipality_id = place.id and p.role = 'spoc' and not p.entity_limited and p.suspended_at is null
        and a.suspended_at is null and p.from_on <= app_today() and (p.until_on is null or p.until_on >= app_today())
      order by p.id limit 1) as spoc on true
    returning id, municipality_id, number, owner_id
  ), touched as (
    insert into incident_entity (incident_id, service_id, municipality_id, entity_id)
    select i.id, app_service(), i.municipality_id, e.id from made i join entity e on e.municipality_id = i.municipality_id
    where exists (select 1 from coverage c where c.entity_id = e.id and c.from_on <= app_today()
      and (c.until_on is null or c.until_on >= app_today()))
  ), told as (
    insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, detail, at, by_id)
    select app_service(), i.municipality_id, i.id, 'reported', p_at, p_detail, p_at, app_actor() from made i
  ), given as (
    insert into incident_task (service_id, municipality_id, incident_id, title, due_at, assignee_id, at, by_id)
    select app_service(), i.municipality_id, i.id, t.title, t.due, i.owner_id, p_at, app_actor()
    from made i cross join jsonb_to_recordset(p_tasks) as t (nth integer, title text, due timestamptz)
    order by i.id, t.nth
  )
  select i.id, i.municipality_id, m.slug, m.name, i.number from made i join municipality m on m.id = i.municipality_id
  order by i.number;
end $$;

revoke all on function app_events(), open_event_children(integer, integer[], integer, timestamptz, text, text, jsonb,
  jsonb) from public;
grant execute on function app_events(), open_event_children(integer, integer[], integer, timestamptz, text, text, jsonb,
  jsonb) to waarborg_web;

do $$
declare t text;
begin
  foreach t in array array['incident_event', 'incident_event_update'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('create policy web_insert on %I for insert to waarborg_web with check
      (service_id = (select app_service()) and (select app_register_wide()) and (select app_keeper()))', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
end $$;
create policy web on incident_event for select to waarborg_web using (service_id = (select app_service())
  and ((select app_register_wide()) or id = any ((select app_events())::integer[])));
create policy web on incident_event_update for select to waarborg_web using (service_id = (select app_service())
  and ((select app_register_wide()) or event_id = any ((select app_events())::integer[])));
grant insert (service_id, year, number, at, by_id) on incident_event to waarborg_web;
grant insert (event_id, service_id, version, kind, note, title, description, supplier, occurred_from,
  occurred_from_precision, occurred_until, occurred_until_precision, category_id, at, by_id) on incident_event_update
  to waarborg_web;
