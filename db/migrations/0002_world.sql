-- A municipality is a local authority that a service knows: a gemeente, an OCMW and sometimes more, under one name.
-- It can end, and be succeeded by the municipality it merged into.
create table municipality (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(name) between 1 and 200),
  nis_code text check (nis_code ~ '^\d{5}$'),
  province text,
  created_at timestamptz not null,
  ended_on date,
  successor_id integer,
  constraint municipality_slug_key unique (service_id, slug),
  constraint municipality_nis_key unique (service_id, nis_code),
  unique (service_id, id),
  foreign key (service_id, successor_id) references municipality (service_id, id) on delete no action
);

-- A legal person within a municipality; each is a separate controller under the GDPR.
create table entity (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  kind text not null check (kind in ('gemeente', 'ocmw', 'agb', 'zone', 'association')),
  name text not null check (length(name) between 1 and 200),
  kbo text check (kbo ~ '^[01]\d{9}$'),
  ovo text check (ovo ~ '^OVO\d{6}$'),
  created_at timestamptz not null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  constraint entity_kbo_key unique (service_id, kbo),
  constraint entity_name_key unique (municipality_id, kind, name),
  unique (service_id, id),
  unique (municipality_id, id)
);

-- What the service does for an entity, from a date, until a date. Reports of a year count what was covered then.
create table coverage (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  from_on date not null,
  until_on date,
  note text not null default '',
  created_at timestamptz not null,
  constraint coverage_dates check (until_on is null or until_on >= from_on),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete cascade
);
create index coverage_by_municipality on coverage (municipality_id, from_on);

-- Whether a regime applies to an entity, since when, at which level and why. Insert-only: the newest row counts.
create table regime (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  code text not null check (code in ('gdpr', 'ksz', 'nis2', 'cyfun')),
  applicability text not null check (applicability in ('in_scope', 'voluntary', 'out_of_scope', 'under_review')),
  level text,
  reason text not null default '',
  from_on date not null,
  created_at timestamptz not null,
  created_by integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete cascade
);
create index regime_by_entity on regime (municipality_id, entity_id, code, from_on desc, id desc);

-- A body that takes formal decisions for an entity.
create table organ (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  kind text not null check (kind in ('college', 'municipal_council', 'ocmw_council', 'management_team', 'board')),
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete cascade,
  constraint organ_name_key unique (entity_id, kind, name)
);

-- Who does what in a municipality. Somebody can have a function without being able to sign in.
create table person_function (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  account_id integer references account (id) on delete set null,
  name text not null check (length(name) between 1 and 200),
  email text not null default '',
  phone text not null default '',
  function text not null check (function in ('spoc', 'director', 'it', 'dpo', 'dpo_substitute')),
  from_on date not null,
  until_on date,
  created_at timestamptz not null,
  constraint person_function_dates check (until_on is null or until_on >= from_on),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade
);
create index person_function_by_municipality on person_function (municipality_id, function);

alter table membership add foreign key (service_id, municipality_id)
  references municipality (service_id, id) on delete cascade;

-- The single entities to which an entity-limited membership is confined.
create table membership_entity (
  membership_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  primary key (membership_id, entity_id),
  foreign key (service_id, membership_id) references membership (service_id, id) on delete cascade,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete cascade
);
