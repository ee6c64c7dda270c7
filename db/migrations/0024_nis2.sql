-- The amounts by which an incident is significant (law of 26 April 2024, article 8, 57°), as a service sets them. Insert-only:
-- the newest row counts, and a report keeps those under which it was judged.
create table nis2_threshold (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  loss_eur integer not null check (loss_eur > 0),
  turnover_percent integer not null check (turnover_percent between 1 and 100),
  reason text not null check (length(reason) between 1 and 4000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null
);
create index nis2_threshold_by_service on nis2_threshold (service_id, id desc);

-- What an entity reports of an incident to the CCB, by duty or of its own accord (articles 34 to 38).
create table nis2_report (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  incident_id integer not null,
  -- Of its own accord: the entity was not important or essential when it was opened.
  voluntary boolean not null,
  aware_at timestamptz not null,
  aware_version integer not null default 1 check (aware_version > 0),
  -- The answers to the questions of significance, with the amounts that counted then.
  answers jsonb check (jsonb_typeof(answers) = 'object'),
  loss_eur integer not null,
  turnover_percent integer not null,
  -- When handling the incident ended.
  handled_at timestamptz,
  opened_at timestamptz not null,
  opened_by integer references account (id) on delete set null,
  version integer not null default 1,
  unique (incident_id, entity_id),
  unique (municipality_id, entity_id, id),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete restrict,
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete restrict
);
create index nis2_report_by_municipality on nis2_report (municipality_id, opened_at desc);

-- A stage as it was sent. Insert-only but for the reference, which comes later.
create table nis2_stage (
  id integer generated always as identity primary key,
  report_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  stage text not null check (stage in ('early_warning', 'notification', 'intermediate', 'progress', 'final')),
  sent_at timestamptz not null,
  way text not null check (way in ('web_form', 'mail', 'letter', 'phone', 'other')),
  sent_by text not null check (length(sent_by) between 1 and 200),
  reference text not null default '' check (length(reference) <= 200),
  snapshot jsonb not null check (jsonb_typeof(snapshot) = 'object'),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, report_id) references nis2_report (municipality_id, entity_id, id)
    on delete restrict
);
create index nis2_stage_by_report on nis2_stage (report_id, id);

alter table clock_reminder drop constraint clock_reminder_register_check;
alter table clock_reminder add constraint clock_reminder_register_check
  check (register in ('breach', 'request', 'nis2'));

do $$
declare t text;
begin
  foreach t in array array['nis2_threshold', 'nis2_report', 'nis2_stage'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
  foreach t in array array['nis2_report', 'nis2_stage'] loop
    execute format('create policy web on %I to waarborg_web using (service_id = (select app_service())
      and (municipality_id = any ((select app_registers())::integer[])
        or entity_id = any ((select app_own_entities())::integer[])))', t);
    execute format('create policy worker on %I for select to waarborg_worker using (true)', t);
  end loop;
end $$;
create policy web on nis2_threshold for select to waarborg_web
  using (service_id = (select app_service()) and exists (select 1 from app_memberships()));
create policy web_insert on nis2_threshold for insert to waarborg_web
  with check (service_id = (select app_service()) and (select app_keeper()) and by_id = (select app_actor()));
grant insert (service_id, loss_eur, turnover_percent, reason, at, by_id) on nis2_threshold to waarborg_web;
grant insert (service_id, municipality_id, entity_id, incident_id, voluntary, aware_at, aware_version, answers, loss_eur,
  turnover_percent, opened_at, opened_by) on nis2_report to waarborg_web;
grant update (aware_at, aware_version, answers, handled_at, version) on nis2_report to waarborg_web;
grant insert (report_id, service_id, municipality_id, entity_id, stage, sent_at, way, sent_by, reference, snapshot, at,
  by_id), update (reference) on nis2_stage to waarborg_web;
grant select (id, service_id, municipality_id, entity_id, incident_id, aware_at, aware_version, handled_at) on nis2_report
  to waarborg_worker;
grant select (report_id, stage, sent_at) on nis2_stage to waarborg_worker;
create policy worker on incident for select to waarborg_worker using (true);
grant select (id, service_id, municipality_id, year, number) on incident to waarborg_worker;
