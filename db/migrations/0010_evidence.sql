-- A piece of evidence is what the register knows of it; its files are rows of their own, several to a revision. A new
-- revision never takes the place of an old one: that stays with its hash.
alter table evidence
  add column owner_id integer references account (id) on delete set null,
  add column effective_on date,
  add column valid_until date,
  add column confidentiality text not null default 'internal'
    check (confidentiality in ('public', 'internal', 'confidential')),
  add column version integer not null default 1,
  add column revision integer not null default 1,
  add constraint evidence_period check (valid_until >= effective_on);
create index evidence_by_expiry on evidence (municipality_id, valid_until);

create table evidence_file (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  evidence_id integer not null,
  revision integer not null check (revision > 0),
  position integer not null check (position > 0),
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  -- Set when its bytes were found to be gone or other than they were; emptied when they are whole again.
  damaged_at timestamptz,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, evidence_id) references evidence (municipality_id, id) on delete cascade,
  constraint evidence_file_place unique (evidence_id, revision, position)
);
create index evidence_file_by_municipality on evidence_file (municipality_id, evidence_id);
create index evidence_file_by_hash on evidence_file (sha256);

alter table evidence_file enable row level security;
alter table evidence_file force row level security;
create policy owner on evidence_file to current_user using (true) with check (true);

insert into evidence_file (service_id, municipality_id, evidence_id, revision, position, file_name, media_type,
    size_bytes, sha256, at, by_id)
  select service_id, municipality_id, id, 1, 1, file_name, media_type, size_bytes, sha256, created_at, created_by
  from evidence where kind = 'file' order by id;

alter table evidence
  drop constraint evidence_shape,
  drop column media_type,
  drop column size_bytes,
  drop column sha256,
  add constraint evidence_shape check ((kind = 'link' and url ~ '^https?://' and file_name is null)
    or (kind = 'file' and url is null and file_name is not null));
comment on column evidence.file_name is 'The name of the first file of the present revision: what a piece is found by.';

-- Municipalities whose confidential evidence the actor may know: their SPOC and director, and the DPO.
create function app_confidants() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(id), '{}') from public.municipality
    where service_id = public.app_service() and (
      exists (select 1 from public.app_memberships() where municipality_id is null and role = 'dpo')
      or id in (select municipality_id from public.app_memberships() where role in ('dpo', 'spoc', 'director'))));
end $$;

-- The confidential pieces of the service that the actor may not know.
create function app_withheld_evidence() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(id), '{}') from public.evidence
    where service_id = public.app_service() and confidentiality = 'confidential'
      and not municipality_id = any ((select public.app_confidants())::integer[]));
end $$;

-- What the actor brought in: its files are written by a later statement of the same transaction.
create function app_own_evidence() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(id), '{}') from public.evidence
    where service_id = public.app_service() and created_by = public.app_actor());
end $$;

revoke all on function app_confidants(), app_withheld_evidence(), app_own_evidence() from public;
grant execute on function app_confidants(), app_withheld_evidence(), app_own_evidence() to waarborg_web;

-- Restrictive: whatever else opens a piece, a confidential one stays shut.
create policy web_confidential on evidence as restrictive to waarborg_web
  using (confidentiality <> 'confidential' or municipality_id = any ((select app_confidants())::integer[]));

create policy web on evidence_file to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or evidence_id = any ((select app_evidence())::integer[])
    or (municipality_id = any ((select app_municipalities())::integer[])
      and (evidence_id = any ((select app_own_evidence())::integer[])))));
create policy web_handed on evidence_file for select to waarborg_web
  using (evidence_id = any ((select app_handed_evidence())::integer[]));
create policy web_confidential on evidence_file as restrictive to waarborg_web
  using (not evidence_id = any ((select app_withheld_evidence())::integer[]));
grant select on evidence_file to waarborg_web;
grant insert (service_id, municipality_id, evidence_id, revision, position, file_name, media_type, size_bytes, sha256, at,
  by_id) on evidence_file to waarborg_web;
grant update (damaged_at) on evidence_file to waarborg_web;
grant insert (owner_id, effective_on, valid_until, confidentiality) on evidence to waarborg_web;
grant update (title, file_name, owner_id, effective_on, valid_until, confidentiality, version, revision) on evidence to waarborg_web;

-- The sweep asks which hashes are still named, and knows nothing else of a piece.
create policy worker on evidence_file for select to waarborg_worker using (true);
grant select (sha256) on evidence_file to waarborg_worker;
