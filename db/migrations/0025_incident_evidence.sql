-- Evidence of an incident: a file with its fingerprint, or an object that is kept somewhere, each with where it came from.
-- It is never changed: what becomes of it afterwards is told line by line in its chain of custody.
create table incident_evidence (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  incident_id integer not null,
  kind text not null check (kind in ('file', 'object')),
  title text not null check (length(title) between 1 and 300),
  -- From which device, system or person it was taken, and how.
  source text not null check (length(source) between 1 and 1000),
  obtained_at timestamptz not null,
  obtained_precision text not null check (obtained_precision in ('minute', 'day', 'month', 'year')),
  obtained_by text not null check (length(obtained_by) between 1 and 200),
  -- Who holds an object, and where; a file is held by the store.
  kept_at text not null default '' check (length(kept_at) <= 400),
  file_name text,
  media_type text,
  size_bytes integer,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  -- Set when its bytes were found to be gone or other than they were; emptied when they are whole again.
  damaged_at timestamptz,
  unique (municipality_id, incident_id, id),
  check (case kind
    when 'file' then file_name is not null and media_type is not null and size_bytes is not null and sha256 is not null
    else num_nonnulls(file_name, media_type, size_bytes, sha256, damaged_at) = 0 and kept_at <> '' end),
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict
);
create index incident_evidence_by_incident on incident_evidence (incident_id, id);
create index incident_evidence_by_hash on incident_evidence (sha256) where sha256 is not null;

-- Who had a piece of evidence in hand, when and why. Nothing is changed or removed.
create table incident_custody (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  incident_id integer not null,
  evidence_id integer not null,
  act text not null check (act in ('taken_in', 'opened', 'damaged', 'restored', 'handed_over', 'moved', 'examined',
    'returned', 'destroyed', 'note')),
  -- When it happened; `at` is when it was written down.
  happened_at timestamptz not null,
  -- To whom it went or who examined it; of an object that moved, where to.
  holder text not null default '' check (length(holder) <= 400),
  note text not null default '' check (length(note) <= 2000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  check (act not in ('handed_over', 'moved', 'examined', 'returned') or holder <> ''),
  check (act not in ('destroyed', 'note') or note <> ''),
  foreign key (municipality_id, incident_id, evidence_id)
    references incident_evidence (municipality_id, incident_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict
);
create index incident_custody_by_evidence on incident_custody (evidence_id, happened_at, id);

-- Which requirements an incident has to do with. One that is taken off stays as a row that no longer counts.
create table incident_requirement (
  incident_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  node_id integer not null references framework_node (id) on delete restrict,
  linked boolean not null default true,
  primary key (incident_id, node_id),
  foreign key (municipality_id, incident_id) references incident (municipality_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict
);
create index incident_requirement_by_node on incident_requirement (node_id, municipality_id) where linked;

do $$
declare t text;
begin
  foreach t in array array['incident_evidence', 'incident_custody', 'incident_requirement'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('create policy web on %I to waarborg_web using (service_id = (select app_service())
      and municipality_id = any ((select app_registers())::integer[]))', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
end $$;

grant insert (service_id, municipality_id, incident_id, kind, title, source, obtained_at, obtained_precision, obtained_by,
  kept_at, file_name, media_type, size_bytes, sha256, at, by_id), update (damaged_at) on incident_evidence to waarborg_web;
grant insert (service_id, municipality_id, incident_id, evidence_id, act, happened_at, holder, note, at, by_id)
  on incident_custody to waarborg_web;
grant insert (incident_id, service_id, municipality_id, node_id, linked), update (linked) on incident_requirement
  to waarborg_web;

-- The sweep of the file store asks which hashes are still named, and knows nothing else of a piece.
create policy worker on incident_evidence for select to waarborg_worker using (true);
grant select (sha256) on incident_evidence to waarborg_worker;
