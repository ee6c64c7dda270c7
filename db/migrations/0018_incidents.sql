-- Numbers of the registers: one series per service, register and year, without gaps as long as nothing is rolled back.
create table register_series (
  service_id integer not null references service (id) on delete cascade,
  register text not null check (register in ('incident')),
  year integer not null check (year between 1990 and 2200),
  last integer not null check (last >= 0),
  primary key (service_id, register, year)
);

-- The next number of a series. Its row is what makes two reporters wait for each other. Who is signed in gets one of the
-- own service only.
create function next_register_number(p_service integer, p_register text, p_year integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare next_number integer;
begin
  if app_service() is not null and app_service() <> p_service then
    raise exception 'a number is taken in the own service' using errcode = 'insufficient_privilege';
  end if;
  insert into register_series as s (service_id, register, year, last) values (p_service, p_register, p_year, 1)
    on conflict (service_id, register, year) do update set last = s.last + 1
    returning s.last into next_number;
  return next_number;
end $$;

-- What kind of incident it was: the service's own list, which begins with four. A line that was used is never changed: a
-- new version takes its place and the old one is retired, so that a record keeps its words.
create table incident_category (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,60}$'),
  version integer not null default 1 check (version > 0),
  title_nl text not null check (length(title_nl) between 1 and 120),
  title_en text not null check (length(title_en) between 1 and 120),
  -- The class of the Reference Security Incident Taxonomy that it counts under in figures that leave the service.
  taxonomy_class text not null,
  taxonomy_version text not null default '1003',
  retired_at timestamptz,
  unique (service_id, code, version),
  unique (service_id, id)
);

create function first_incident_categories() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  insert into public.incident_category (service_id, code, title_nl, title_en, taxonomy_class) values
    (new.id, 'information_security', 'Informatieveiligheid', 'Information security', 'information-content-security'),
    (new.id, 'service_delivery', 'Dienstverlening', 'Service delivery', 'availability'),
    (new.id, 'cyber_incident', '(Cyber)incident', '(Cyber) incident', 'intrusions'),
    (new.id, 'identity_abuse', 'Misbruik van identiteit', 'Identity abuse', 'fraud');
  return new;
end $$;
create trigger service_incident_categories after insert on service
  for each row execute function first_incident_categories();
insert into incident_category (service_id, code, title_nl, title_en, taxonomy_class)
  select s.id, c.* from service s cross join (values
    ('information_security', 'Informatieveiligheid', 'Information security', 'information-content-security'),
    ('service_delivery', 'Dienstverlening', 'Service delivery', 'availability'),
    ('cyber_incident', '(Cyber)incident', '(Cyber) incident', 'intrusions'),
    ('identity_abuse', 'Misbruik van identiteit', 'Identity abuse', 'fraud')) as c (code, nl, en, class);

-- A link with which any member of staff reports without an account. Its address is signed, so that nothing secret is kept;
-- ending it makes every printed copy useless.
create table report_link (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  created_at timestamptz not null,
  created_by integer references account (id) on delete set null,
  ended_at timestamptz,
  ended_by integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade
);
create unique index report_link_one on report_link (municipality_id) where ended_at is null;

-- Something that went wrong in one municipality. Moments carry how exactly they are known.
create table incident (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  year integer not null,
  number integer not null,
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) between 1 and 10000),
  channel text not null check (channel in ('app', 'link', 'mail', 'phone', 'meeting', 'monitoring',
    'supplier', 'authority', 'import')),
  reporter_id integer references account (id) on delete set null,
  reporter_name text not null default '' check (length(reporter_name) <= 200),
  reporter_contact text not null default '' check (length(reporter_contact) <= 200),
  reported_at timestamptz not null,
  detected_at timestamptz,
  detected_precision text not null default 'unknown',
  occurred_from timestamptz,
  occurred_from_precision text not null default 'unknown',
  occurred_until timestamptz,
  occurred_until_precision text not null default 'unknown',
  ongoing text not null check (ongoing in ('yes', 'no', 'unknown')),
  personal_data text not null check (personal_data in ('yes', 'no', 'unknown')),
  category_id integer,
  harms_confidentiality boolean not null default false,
  harms_integrity boolean not null default false,
  harms_availability boolean not null default false,
  cause_origin text not null default 'unknown' check (cause_origin in ('internal', 'external', 'unknown')),
  cause_intent text not null default 'unknown' check (cause_intent in ('malicious', 'accidental', 'unknown')),
  systems text not null default '' check (length(systems) <= 2000),
  supplier text not null default '' check (length(supplier) <= 200),
  severity text check (severity in ('low', 'medium', 'high', 'critical')),
  severity_reason text not null default '' check (length(severity_reason) <= 4000),
  phase text not null default 'reported'
    check (phase in ('reported', 'triage', 'contained', 'recovering', 'review', 'closed')),
  owner_id integer references account (id) on delete set null,
  impact text not null default '' check (length(impact) <= 4000),
  minutes_lost integer check (minutes_lost between 0 and 6000000),
  lessons text not null default '' check (length(lessons) <= 10000),
  measures text not null default '' check (length(measures) <= 10000),
  closed_at timestamptz,
  version integer not null default 1,
  -- The key of the form in which it was reported: sent twice, it is one report.
  form_key text not null check (length(form_key) between 16 and 64),
  unique (service_id, year, number),
  unique (form_key),
  unique (municipality_id, id),
  check (severity is null or severity_reason <> ''),
  check ((phase = 'closed') = (closed_at is not null)),
  check ((detected_at is null) = (detected_precision = 'unknown')),
  check ((occurred_from is null) = (occurred_from_precision = 'unknown')),
  check ((occurred_until is null) = (occurred_until_precision = 'unknown')),
  check (detected_precision in ('minute', 'day', 'month', 'year', 'unknown')),
  check (occurred_from_precision in ('minute', 'day', 'month', 'year', 'unknown')),
  check (occurred_until_precision in ('minute', 'day', 'month', 'year', 'unknown')),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (service_id, category_id) references incident_category (service_id, id) on delete restrict
);
create index incident_by_municipality on incident (municipality_id, reported_at desc);
create index incident_open on incident (service_id, reported_at desc) where phase <> 'closed';

-- Which legal persons it touches: the gemeente, the OCMW, or both.
create table incident_entity (
  incident_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  -- Said to be touched, or said later not to be after all.
  touched boolean not null default true,
  primary key (incident_id, entity_id),
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete restrict
);

-- What happened, was decided or was said, in the order of the facts. Nothing is changed or removed: a correction is a new
-- line that points at the old one.
create table timeline_entry (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  incident_id integer not null,
  kind text not null check (kind in ('reported', 'fact', 'decision', 'communication', 'phase', 'severity', 'task')),
  -- When it happened; `at` is when it was written down.
  happened_at timestamptz not null,
  text text not null default '' check (length(text) <= 4000),
  decided_by text not null default '' check (length(decided_by) <= 200),
  -- What an automatic line tells of, such as the phase before and after.
  detail jsonb,
  corrects_id integer,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  unique (municipality_id, incident_id, id),
  check (kind <> 'decision' or decided_by <> ''),
  check (kind not in ('fact', 'decision', 'communication') or text <> ''),
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, incident_id, corrects_id)
    references timeline_entry (municipality_id, incident_id, id) on delete restrict
);
create index timeline_entry_by_incident on timeline_entry (incident_id, happened_at, id);

create table incident_task (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  incident_id integer not null,
  title text not null check (length(title) between 1 and 200),
  due_at timestamptz,
  assignee_id integer references account (id) on delete set null,
  done_at timestamptz,
  done_by integer references account (id) on delete set null,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict
);
create index incident_task_by_incident on incident_task (incident_id, id);

-- The municipality of a link for reporting, for somebody without an account: names and nothing else.
create function report_link_place(p_link integer) returns table (service_id integer, municipality_id integer,
    service text, municipality text, slug text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, m.id, s.name, m.name, m.slug from public.report_link l
  join public.municipality m on m.id = l.municipality_id and m.ended_on is null
  join public.service s on s.id = l.service_id
  where l.id = p_link and l.ended_at is null
$$;

-- Who is told of a report at once: the DPOs of the service and those of that municipality.
create function incident_recipients(p_service integer, p_municipality integer) returns setof integer
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct p.account_id from public.membership p join public.account a on a.id = p.account_id
  where p.service_id = p_service and p.role = 'dpo' and (p.municipality_id is null or p.municipality_id = p_municipality)
    and p.suspended_at is null and a.suspended_at is null
    and p.from_on <= public.app_today() and (p.until_on is null or p.until_on >= public.app_today())
    and (public.app_service() is null or public.app_service() = p_service)
$$;

-- A report by somebody without an account, through a link that stands. Sent twice it is one: `fresh` is then false.
create function report_by_link(p_link integer, p_key text, p_at timestamptz, p_year integer, p_title text,
    p_description text, p_name text, p_contact text, p_detected timestamptz, p_precision text, p_ongoing text,
    p_personal text)
  returns table (id integer, year integer, number integer, fresh boolean)
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  place record;
  known public.incident;
  made public.incident;
begin
  select * into place from public.report_link_place(p_link);
  if not found then return; end if;
  -- The series' row is locked first, so that of two equal posts the second sees what the first made.
  insert into public.register_series values (place.service_id, 'incident', p_year, 0) on conflict do nothing;
  perform 1 from public.register_series s
    where s.service_id = place.service_id and s.register = 'incident' and s.year = p_year for update;
  select * into known from public.incident i where i.form_key = p_key;
  if found then
    if known.municipality_id <> place.municipality_id then return; end if;
    return query select known.id, known.year, known.number, false;
    return;
  end if;
  insert into public.incident (service_id, municipality_id, year, number, title, description, channel, reporter_name,
      reporter_contact, reported_at, detected_at, detected_precision, ongoing, personal_data, form_key)
    values (place.service_id, place.municipality_id, p_year,
      public.next_register_number(place.service_id, 'incident', p_year), p_title, p_description, 'link', p_name,
      p_contact, p_at, p_detected, p_precision, p_ongoing, p_personal, p_key)
    returning * into made;
  insert into public.timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, at)
    values (made.service_id, made.municipality_id, made.id, 'reported', p_at, p_at);
  return query select made.id, made.year, made.number, true;
end $$;

revoke all on function first_incident_categories(), next_register_number(integer, text, integer), report_link_place(integer),
  incident_recipients(integer, integer), report_by_link(integer, text, timestamptz, integer, text, text, text, text,
  timestamptz, text, text, text) from public;
grant execute on function next_register_number(integer, text, integer), incident_recipients(integer, integer)
  to waarborg_web;
grant execute on function report_link_place(integer), incident_recipients(integer, integer), report_by_link(integer,
  text, timestamptz, integer, text, text, text, text, timestamptz, text, text, text) to waarborg_gate;

do $$
declare t text;
begin
  foreach t in array array['register_series', 'incident_category', 'report_link', 'incident', 'incident_entity',
      'timeline_entry', 'incident_task'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
  foreach t in array array['report_link', 'incident', 'incident_entity', 'timeline_entry', 'incident_task'] loop
    execute format('create policy web on %I to waarborg_web using (service_id = (select app_service())
      and municipality_id = any ((select app_registers())::integer[]))', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
end $$;

create policy web on incident_category for select to waarborg_web
  using (service_id = (select app_service()) and exists (select 1 from app_memberships()));
grant select on incident_category to waarborg_web;

grant insert (service_id, municipality_id, created_at, created_by) on report_link to waarborg_web;
grant update (ended_at, ended_by) on report_link to waarborg_web;
grant insert (service_id, municipality_id, year, number, title, description, channel, reporter_id, reporter_name,
  reporter_contact, reported_at, detected_at, detected_precision, ongoing, personal_data, form_key) on incident
  to waarborg_web;
grant update (title, description, detected_at, detected_precision, occurred_from, occurred_from_precision,
  occurred_until, occurred_until_precision, ongoing, personal_data, category_id, harms_confidentiality, harms_integrity,
  harms_availability, cause_origin, cause_intent, systems, supplier, severity, severity_reason, phase, owner_id, impact,
  minutes_lost, lessons, measures, closed_at, version) on incident to waarborg_web;
grant insert (incident_id, service_id, municipality_id, entity_id, touched), update (touched) on incident_entity
  to waarborg_web;
grant insert (service_id, municipality_id, incident_id, kind, happened_at, text, decided_by, detail, corrects_id, at,
  by_id) on timeline_entry to waarborg_web;
grant insert (service_id, municipality_id, incident_id, title, due_at, assignee_id, at, by_id) on incident_task
  to waarborg_web;
grant update (title, due_at, assignee_id, done_at, done_by) on incident_task to waarborg_web;
