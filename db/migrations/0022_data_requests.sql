-- A request of a data subject (GDPR articles 12 to 22). The gemeente or the OCMW that received it is the controller. Of
-- the person nothing is kept but a name, how to reach them and the entity's own reference.
create table data_request (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  year integer not null,
  number integer not null,
  kind text not null check (kind in ('information', 'access', 'rectification', 'erasure', 'restriction', 'recipients',
    'portability', 'objection', 'automated_decision')),
  way text not null check (way in ('mail', 'letter', 'counter', 'phone', 'web_form', 'other')),
  person_name text not null check (length(person_name) between 1 and 200),
  person_contact text not null default '' check (length(person_contact) <= 200),
  reference text not null default '' check (length(reference) <= 100),
  -- What is asked, in short.
  subject text not null default '' check (length(subject) <= 4000),
  received_at timestamptz not null,
  -- Goes up with every correction of the receipt: its clock begins anew.
  received_version integer not null default 1 check (received_version > 0),
  -- Typed on an hour that the clock change doubles or leaves out: the stricter reading counts.
  received_resolved text check (received_resolved in ('doubled', 'missing')),
  -- When it must be answered, as the rule of the day of receipt says. Null for what is older than the regulation.
  due_at timestamptz,
  identity_asked_at timestamptz,
  identity_checked_at timestamptz,
  identity_how text not null default '' check (length(identity_how) <= 1000),
  extended_at timestamptz,
  extension_ground text check (extension_ground in ('complexity', 'number')),
  extension_reason text not null default '' check (length(extension_reason) <= 4000),
  answered_at timestamptz,
  answer text not null default '' check (length(answer) <= 4000),
  refused_at timestamptz,
  refusal_ground text check (refusal_ground ~ '^[a-z_]{2,40}$'),
  refusal_reason text not null default '' check (length(refusal_reason) <= 4000),
  withdrawn_at timestamptz,
  state text not null generated always as (case
    when withdrawn_at is not null then 'withdrawn' when refused_at is not null then 'refused'
    when answered_at is not null then 'answered' when extended_at is not null then 'extended'
    when identity_checked_at is not null then 'under_way' when identity_asked_at is not null then 'identity_asked'
    else 'received' end) stored,
  created_at timestamptz not null,
  created_by integer references account (id) on delete set null,
  version integer not null default 1,
  unique (service_id, year, number),
  unique (municipality_id, entity_id, id),
  check (num_nonnulls(answered_at, refused_at, withdrawn_at) <= 1),
  check (answered_at is null or identity_checked_at is not null),
  check ((extended_at is null) = (extension_ground is null) and (extended_at is null) = (extension_reason = '')),
  check ((refused_at is null) = (refusal_ground is null) and (refused_at is null) = (refusal_reason = '')),
  check (least(answered_at, refused_at, withdrawn_at) >= received_at),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete restrict
);
create index data_request_by_municipality on data_request (municipality_id, received_at desc);
create index data_request_by_entity on data_request (entity_id);
create index data_request_running on data_request (service_id, due_at)
  where answered_at is null and refused_at is null and withdrawn_at is null;

-- What was done about a request, when, and who wrote it down. Insert-only.
create table request_step (
  id integer generated always as identity primary key,
  request_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  kind text not null check (kind in ('received', 'identity_asked', 'identity_checked', 'extended', 'answered', 'refused',
    'withdrawn', 'changed', 'note')),
  -- When it happened; `at` is when it was written down.
  happened_at timestamptz not null,
  text text not null default '' check (length(text) <= 4000),
  -- The ground of an extension or a refusal.
  ground text,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  check (kind not in ('extended', 'refused') or ground is not null),
  check (kind not in ('extended', 'refused', 'changed', 'note') or text <> ''),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, request_id)
    references data_request (municipality_id, entity_id, id) on delete restrict
);
create index request_step_by_request on request_step (request_id, id);
create index request_step_by_municipality on request_step (municipality_id, entity_id);

do $$
declare t text;
begin
  foreach t in array array['data_request', 'request_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('create policy web on %I to waarborg_web using (service_id = (select app_service())
      and (municipality_id = any ((select app_registers())::integer[])
        or entity_id = any ((select app_own_entities())::integer[])))', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
end $$;

grant insert (service_id, municipality_id, entity_id, year, number, kind, way, person_name, person_contact, reference,
  subject, received_at, received_resolved, due_at, created_at, created_by) on data_request to waarborg_web;
grant update (kind, way, person_name, person_contact, reference, subject, received_at, received_version,
  received_resolved, due_at, identity_asked_at, identity_checked_at, identity_how, extended_at, extension_ground,
  extension_reason, answered_at, answer, refused_at, refusal_ground, refusal_reason, withdrawn_at, version)
  on data_request to waarborg_web;
grant insert (request_id, service_id, municipality_id, entity_id, kind, happened_at, text, ground, at, by_id)
  on request_step to waarborg_web;

-- The worker reminds of the clock of a request: it knows when that started and whether it stopped, and nobody's name.
create policy worker on data_request for select to waarborg_worker using (true);
grant select (id, service_id, municipality_id, entity_id, year, number, kind, received_at, received_version,
  identity_asked_at, identity_checked_at, extended_at, answered_at, refused_at, withdrawn_at) on data_request
  to waarborg_worker;
