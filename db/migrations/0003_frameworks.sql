-- One revision of a framework. Rows are never changed: another content is another revision, so that a checklist keeps
-- the framework it started with. Built-in frameworks belong to no service.
create table framework (
  id integer generated always as identity primary key,
  service_id integer references service (id) on delete cascade,
  code text not null check (code ~ '^[a-z0-9_]+$'),
  edition text not null,
  revision integer not null check (revision > 0),
  content_hash text not null,
  title_nl text not null,
  title_en text not null,
  owner text not null default '',
  source_note text not null default '',
  verified boolean not null,
  scale text not null check (scale in ('maturity', 'compliance')),
  levels jsonb not null,
  thresholds jsonb not null,
  not_applicable jsonb not null,
  score_groups jsonb not null,
  created_at timestamptz not null,
  constraint framework_revision_key unique nulls not distinct (service_id, code, edition, revision)
);

-- A function, category, subcategory, section or requirement of a framework, in reading order.
create table framework_node (
  id integer generated always as identity primary key,
  framework_id integer not null references framework (id) on delete cascade,
  kind text not null check (kind in ('function', 'category', 'subcategory', 'section', 'requirement')),
  code text not null,
  parent_code text,
  position integer not null,
  title_nl text not null,
  title_en text not null,
  help_nl text,
  help_en text,
  evidence_nl text,
  evidence_en text,
  level text,
  levels text[] not null default '{}',
  key_levels text[] not null default '{}',
  na_levels text[] not null default '{}',
  management boolean not null default false,
  weight integer not null default 1 check (weight > 0),
  constraint framework_node_code_key unique (framework_id, code),
  unique (framework_id, id)
);
create index framework_node_order on framework_node (framework_id, position);

-- Which requirement of one framework touches which of another, and how sure that is. A hint, never a verdict.
create table framework_mapping (
  id integer generated always as identity primary key,
  set_code text not null,
  quality text not null check (quality in ('official', 'published', 'derived', 'own_judgement')),
  status text not null,
  from_framework text not null,
  from_code text not null,
  to_framework text not null,
  to_code text not null,
  relation text not null check (relation in ('equal', 'intersect', 'related')),
  constraint framework_mapping_key unique (set_code, from_code, to_code)
);
