-- Three registers are numbered by series: incidents, data breaches, requests of data subjects.
alter table register_series drop constraint register_series_register_check;
alter table register_series add constraint register_series_register_check
  check (register in ('incident', 'breach', 'request'));

-- A timeline also tells what was done in the dossiers of a breach.
alter table timeline_entry drop constraint timeline_entry_kind_check;
alter table timeline_entry add constraint timeline_entry_kind_check
  check (kind in ('reported', 'fact', 'decision', 'communication', 'phase', 'severity', 'task', 'dossier', 'awareness',
    'assessment', 'advice', 'breach_decision', 'notification', 'persons', 'notice', 'nis2', 'evidence', 'event'));

-- The entities to which the actor is confined, as SPOC, director or auditor: what is decided per controller is shown to
-- them too, and to nobody of another controller.
create function app_own_entities() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct me.entity_id), '{}') from public.app_memberships() m
    join public.membership_entity me on me.membership_id = m.id
    where m.entity_limited and m.role in ('spoc', 'director', 'auditor'));
end $$;

-- To which authorities an entity notifies, and since when that was so. Insert-only: the newest row counts.
create table entity_authority (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  authorities text[] not null check (cardinality(authorities) > 0 and authorities <@ array['GBA', 'VTC', 'COC']),
  reason text not null check (length(reason) between 1 and 4000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete restrict
);
create index entity_authority_by_entity on entity_authority (entity_id, id desc);

-- The dossier of a data breach: one for each controller that an incident touches (GDPR article 4(7)).
create table breach (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  incident_id integer not null,
  year integer not null,
  number integer not null,
  role text not null default 'controller' check (role in ('controller', 'processor', 'joint')),
  -- For whom it is processed, when the entity is the processor.
  controller_name text not null default '' check (length(controller_name) <= 200),
  -- A processor that told the entity, and when (article 33(2)).
  processor_name text not null default '' check (length(processor_name) <= 200),
  processor_told_at timestamptz,
  aware_at timestamptz,
  -- Goes up with every correction of the moment: reminders begin anew.
  aware_version integer not null default 0 check (aware_version >= 0),
  -- Who decides; null is every director of the entity.
  decider_id integer references account (id) on delete set null,
  opened_at timestamptz not null,
  opened_by integer references account (id) on delete set null,
  closed_at timestamptz,
  closed_by integer references account (id) on delete set null,
  version integer not null default 1,
  unique (service_id, year, number),
  unique (incident_id, entity_id),
  unique (municipality_id, entity_id, id),
  check ((aware_at is null) = (aware_version = 0)),
  check (role <> 'processor' or controller_name <> ''),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete restrict,
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete restrict
);
create index breach_by_municipality on breach (municipality_id, opened_at desc);
create index breach_by_entity on breach (entity_id);
create index breach_open on breach (service_id, aware_at) where closed_at is null;

-- Since when the controller knew, who says so and why. Insert-only: a correction is a further version.
create table breach_awareness (
  breach_id integer not null,
  version integer not null check (version > 0),
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  aware_at timestamptz not null,
  -- Typed on an hour that the clock change doubles or leaves out: the stricter reading counts.
  resolved text check (resolved in ('doubled', 'missing')),
  who text not null check (length(who) between 1 and 200),
  reason text not null check (length(reason) between 1 and 4000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (breach_id, version),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);

-- The fields of the EDPB template, step by step: each is saved on its own and keeps its own version.
create table breach_step (
  breach_id integer not null,
  step text not null check (step ~ '^[a-z_]{2,40}$'),
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  version integer not null check (version > 0),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (breach_id, step),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);

-- How grave it is: what the method of ENISA (2013) gives, and the assessment of a person, which counts. Insert-only.
create table breach_assessment (
  breach_id integer not null,
  version integer not null check (version > 0),
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  -- What the method was given; null where no method was used.
  input jsonb,
  -- Its outcome in hundredths.
  score_hundredths integer check (score_hundredths between 25 and 600),
  band text check (band in ('low', 'medium', 'high', 'very_high')),
  risk text not null check (risk in ('none', 'risk', 'high')),
  reason text not null check (length(reason) between 1 and 10000),
  -- Why the assessment differs from what the band suggests.
  difference text not null default '' check (length(difference) <= 4000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (breach_id, version),
  check ((input is null) = (band is null) and (band is null) = (score_hundredths is null)),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);

-- What the DPO advises (article 39(1)(a)). Insert-only.
create table breach_advice (
  breach_id integer not null,
  version integer not null check (version > 0),
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  notify boolean not null,
  text text not null check (length(text) between 1 and 10000),
  given_at timestamptz not null,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (breach_id, version),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);

-- What the controller decides: to notify or not, with the reasons. A further version replaces the one before, knowingly.
create table breach_decision (
  breach_id integer not null,
  version integer not null check (version > 0),
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  notify boolean not null,
  reason text not null check (length(reason) between 1 and 10000),
  against_advice text not null default '' check (length(against_advice) <= 4000),
  delay text not null default '' check (length(delay) <= 4000),
  -- The version of the advice and of the assessment that were there.
  advice_version integer,
  assessment_version integer,
  decided_at timestamptz not null,
  -- Who decided, by name, so that it stays readable.
  decided_by text not null check (length(decided_by) between 1 and 200),
  by_id integer references account (id) on delete set null,
  primary key (breach_id, version),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);

-- What was sent to an authority (article 33(1) and (4)), or by a processor to its controller, exactly as it was sent.
-- Insert-only but for the reference, which comes later.
create table breach_notification (
  id integer generated always as identity primary key,
  breach_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  authority text not null check (authority in ('GBA', 'VTC', 'COC', 'controller')),
  stage text not null check (stage in ('initial', 'additional', 'final', 'withdrawal')),
  sent_at timestamptz not null,
  way text not null check (way in ('web_form', 'mail', 'letter', 'phone', 'other')),
  sent_by text not null check (length(sent_by) between 1 and 200),
  reference text not null default '' check (length(reference) <= 200),
  template_version text not null,
  -- The values of the fields that were shown, as they were.
  snapshot jsonb not null check (jsonb_typeof(snapshot) = 'object'),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  unique (municipality_id, entity_id, breach_id, id),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);
create index breach_notification_by_breach on breach_notification (breach_id, id);

-- Whether the persons concerned are told (article 34), with the grounds. Insert-only: the newest counts.
create table breach_persons (
  breach_id integer not null,
  version integer not null check (version > 0),
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  inform boolean not null,
  reason text not null default '' check (length(reason) <= 10000),
  exemption text check (exemption in ('art34_3_a', 'art34_3_b', 'art34_3_c')),
  way text check (way in ('individual', 'public', 'other')),
  told_on date,
  persons integer check (persons >= 0),
  text text not null default '' check (length(text) <= 20000),
  decided_at timestamptz not null,
  decided_by text not null check (length(decided_by) between 1 and 200),
  by_id integer references account (id) on delete set null,
  primary key (breach_id, version),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);

-- Who else was told: the KSZ or the POD MI, the police, the CCB, the insurer. Insert-only.
create table breach_notice (
  id integer generated always as identity primary key,
  breach_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  recipient text not null check (recipient in ('ksz', 'pod_mi', 'police', 'ccb', 'insurer', 'processor', 'other')),
  name text not null default '' check (length(name) <= 200),
  told_at timestamptz not null,
  reference text not null default '' check (length(reference) <= 200),
  note text not null default '' check (length(note) <= 4000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, breach_id) references breach (municipality_id, entity_id, id) on delete restrict
);
create index breach_notice_by_breach on breach_notice (breach_id, id);

-- Which step of which version of a legal clock was told, or passed over because a later one was due: each once, whoever
-- sends it. Insert-only.
create table clock_reminder (
  register text not null check (register in ('breach', 'request', 'nis2')),
  object_id integer not null,
  rule text not null,
  version integer not null,
  step text not null,
  service_id integer not null,
  municipality_id integer not null,
  -- Null: for all entities of the municipality.
  entity_id integer,
  passed boolean not null default false,
  at timestamptz not null,
  primary key (register, object_id, rule, version, step),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete cascade
);
create index clock_reminder_by_municipality on clock_reminder (municipality_id);

-- The incidents behind the dossiers of the entities to which the actor is confined.
create function app_dossier_incidents() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct incident_id), '{}') from public.breach
    where entity_id = any ((select public.app_own_entities())::integer[]));
end $$;

-- A dossier that is closed is frozen, whoever writes: it is opened again first, with a reason.
create function breach_is_frozen() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if (select closed_at from public.breach where id = new.breach_id) is not null then
    raise exception 'a closed dossier is frozen' using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end $$;
revoke all on function breach_is_frozen(), app_own_entities(), app_dossier_incidents() from public;
grant execute on function app_own_entities(), app_dossier_incidents() to waarborg_web;

-- What somebody confined to an entity does in its dossier is told in the timeline, which that one does not read.
create policy web_dossier on timeline_entry for insert to waarborg_web with check (service_id = (select app_service())
  and kind in ('dossier', 'awareness', 'assessment', 'advice', 'breach_decision', 'notification', 'persons', 'notice')
  and incident_id = any ((select app_dossier_incidents())::integer[]));

do $$
declare t text;
begin
  foreach t in array array['breach_awareness', 'breach_step', 'breach_assessment', 'breach_advice', 'breach_decision',
      'breach_notification', 'breach_persons', 'breach_notice'] loop
    execute format('create trigger %I before insert or update on %I for each row execute function breach_is_frozen()',
      t || '_frozen', t);
  end loop;
  foreach t in array array['entity_authority', 'breach', 'breach_awareness', 'breach_step', 'breach_assessment',
      'breach_advice', 'breach_decision', 'breach_notification', 'breach_persons', 'breach_notice', 'clock_reminder']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
  foreach t in array array['entity_authority', 'breach', 'breach_awareness', 'breach_step', 'breach_assessment',
      'breach_advice', 'breach_decision', 'breach_notification', 'breach_persons', 'breach_notice'] loop
    execute format('create policy web on %I to waarborg_web using (service_id = (select app_service())
      and (municipality_id = any ((select app_registers())::integer[])
        or entity_id = any ((select app_own_entities())::integer[])))', t);
  end loop;
end $$;
create policy web on clock_reminder for select to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or entity_id = any ((select app_own_entities())::integer[])));

grant insert (service_id, municipality_id, entity_id, authorities, reason, at, by_id) on entity_authority to waarborg_web;
grant insert (service_id, municipality_id, entity_id, incident_id, year, number, role, controller_name, processor_name,
  processor_told_at, aware_at, aware_version, decider_id, opened_at, opened_by) on breach to waarborg_web;
grant update (role, controller_name, processor_name, processor_told_at, aware_at, aware_version, decider_id, closed_at,
  closed_by, version) on breach to waarborg_web;
grant insert (breach_id, version, service_id, municipality_id, entity_id, aware_at, resolved, who, reason, at, by_id)
  on breach_awareness to waarborg_web;
grant insert (breach_id, step, service_id, municipality_id, entity_id, answers, version, at, by_id), update (answers,
  version, at, by_id) on breach_step to waarborg_web;
grant insert (breach_id, version, service_id, municipality_id, entity_id, input, score_hundredths, band, risk, reason,
  difference, at, by_id) on breach_assessment to waarborg_web;
grant insert (breach_id, version, service_id, municipality_id, entity_id, notify, text, given_at, at, by_id)
  on breach_advice to waarborg_web;
grant insert (breach_id, version, service_id, municipality_id, entity_id, notify, reason, against_advice, delay,
  advice_version, assessment_version, decided_at, decided_by, by_id) on breach_decision to waarborg_web;
grant insert (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at, way, sent_by, reference,
  template_version, snapshot, at, by_id), update (reference) on breach_notification to waarborg_web;
grant insert (breach_id, version, service_id, municipality_id, entity_id, inform, reason, exemption, way, told_on,
  persons, text, decided_at, decided_by, by_id) on breach_persons to waarborg_web;
grant insert (breach_id, service_id, municipality_id, entity_id, recipient, name, told_at, reference, note, at, by_id)
  on breach_notice to waarborg_web;

-- The worker reminds of clocks by itself: it knows when one started, whether it stopped and whom to tell, and no facts.
do $$
declare t text;
begin
  foreach t in array array['breach', 'breach_decision', 'breach_notification', 'entity'] loop
    execute format('create policy worker on %I for select to waarborg_worker using (true)', t);
  end loop;
end $$;
grant select (id, service_id, municipality_id, entity_id, incident_id, year, number, role, aware_at, aware_version,
  decider_id, closed_at) on breach to waarborg_worker;
grant select (breach_id, version, notify, decided_at) on breach_decision to waarborg_worker;
grant select (breach_id, sent_at) on breach_notification to waarborg_worker;
grant select (id, municipality_id, name) on entity to waarborg_worker;
create policy worker on clock_reminder to waarborg_worker using (true) with check (true);
grant select, insert on clock_reminder to waarborg_worker;
