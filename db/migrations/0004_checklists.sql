-- A campaign launches one framework, at one level, over many municipalities at once.
create table campaign (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  framework_id integer not null references framework (id) on delete restrict,
  level text not null,
  title text not null check (length(title) between 1 and 200),
  instructions text not null default '',
  due_on date not null,
  as_pair boolean not null,
  launched_at timestamptz not null,
  launched_by integer references account (id) on delete set null,
  unique (service_id, id)
);
create index campaign_by_service on campaign (service_id, launched_at desc);

-- One municipality's copy of a campaign: what the SPOC answers. Title, instructions, framework and due date are frozen
-- into it; phase says where the hand-overs stand and checklist_step how it came there.
create table checklist (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  campaign_id integer not null,
  framework_id integer not null references framework (id) on delete restrict,
  level text not null,
  title text not null,
  instructions text not null default '',
  due_on date not null,
  assignee_id integer references account (id) on delete set null,
  phase text not null default 'open' check (phase in ('open', 'submitted', 'returned', 'accepted')),
  launched_at timestamptz not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (service_id, campaign_id) references campaign (service_id, id) on delete cascade,
  unique (service_id, id),
  unique (municipality_id, id),
  unique (framework_id, id)
);
create index checklist_by_municipality on checklist (municipality_id, launched_at desc);
create index checklist_by_campaign on checklist (service_id, campaign_id);
create index checklist_by_phase on checklist (service_id, phase);
create index checklist_by_assignee on checklist (assignee_id);

-- The entities for which a checklist is answered: the pair together, or one entity.
create table checklist_entity (
  checklist_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  primary key (checklist_id, entity_id),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete cascade
);

-- Every hand-over of a checklist: launched, submitted, returned, accepted, reopened, reassigned. Insert-only.
create table checklist_step (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  kind text not null check (kind in ('launched', 'submitted', 'returned', 'accepted', 'reopened', 'reassigned')),
  remark text not null default '',
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade
);
create index checklist_step_by_checklist on checklist_step (checklist_id, id);

-- The present answer to one requirement, for the pair (entity_id null) or, as an exception with a reason, for one
-- entity. `version` counts the saves; a save names the version it was made on. History is in answer_version.
create table answer (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  framework_id integer not null,
  node_id integer not null,
  entity_id integer,
  version integer not null check (version > 0),
  choice text check (choice in ('yes', 'partly', 'no', 'na')),
  doc text check (doc in ('1', '2', '3', '4', '5', 'na')),
  impl text check (impl in ('1', '2', '3', '4', '5', 'na')),
  explanation text not null default '' check (length(explanation) <= 10000),
  exception_reason text not null default '' check (length(exception_reason) <= 2000),
  withdrawn boolean not null default false,
  updated_at timestamptz not null,
  updated_by integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (framework_id, checklist_id) references checklist (framework_id, id) on delete cascade,
  foreign key (framework_id, node_id) references framework_node (framework_id, id) on delete restrict,
  foreign key (municipality_id, entity_id) references entity (municipality_id, id) on delete cascade,
  constraint answer_place_key unique nulls not distinct (checklist_id, node_id, entity_id),
  constraint answer_exception check (entity_id is null or withdrawn or length(exception_reason) > 0),
  unique (municipality_id, id)
);

-- Every save of an answer, as it was. Insert-only.
create table answer_version (
  answer_id integer not null,
  version integer not null,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  choice text,
  doc text,
  impl text,
  explanation text not null,
  exception_reason text not null,
  withdrawn boolean not null,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (answer_id, version),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (municipality_id, answer_id) references answer (municipality_id, id) on delete cascade
);
create index answer_version_by_checklist on answer_version (checklist_id);

-- What a reviewer found of one version of an answer, beside the answer and never over it. Insert-only: the newest row
-- for the answer's present version counts; an answer saved again is to be reviewed again.
create table verdict (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  answer_id integer not null,
  answer_version integer not null,
  outcome text not null check (outcome in ('accepted', 'returned')),
  choice text check (choice in ('yes', 'partly', 'no', 'na')),
  doc text check (doc in ('1', '2', '3', '4', '5', 'na')),
  impl text check (impl in ('1', '2', '3', '4', '5', 'na')),
  remark text not null default '' check (length(remark) <= 10000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (municipality_id, answer_id) references answer (municipality_id, id) on delete cascade,
  constraint verdict_returned_says_why check (outcome <> 'returned' or length(remark) > 0)
);
create index verdict_by_checklist on verdict (checklist_id, answer_id, id desc);

-- A piece of evidence of a municipality: a file (kept in the file store under its SHA-256) or a link.
create table evidence (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  kind text not null check (kind in ('file', 'link')),
  title text not null check (length(title) between 1 and 300),
  url text,
  file_name text,
  media_type text,
  size_bytes integer,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  created_by integer references account (id) on delete set null,
  constraint evidence_shape check (
    (kind = 'link' and url ~ '^https?://' and sha256 is null)
    or (kind = 'file' and url is null and sha256 is not null and file_name is not null and media_type is not null
        and size_bytes is not null)),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  unique (municipality_id, id)
);

-- Which evidence stands beside which requirement of a checklist. Taking it off closes the row, it never deletes it.
create table answer_evidence (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  framework_id integer not null,
  node_id integer not null,
  evidence_id integer not null,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  removed_at timestamptz,
  removed_by integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (framework_id, checklist_id) references checklist (framework_id, id) on delete cascade,
  foreign key (framework_id, node_id) references framework_node (framework_id, id) on delete restrict,
  foreign key (municipality_id, evidence_id) references evidence (municipality_id, id) on delete cascade
);
create index answer_evidence_by_checklist on answer_evidence (checklist_id, node_id);
create index answer_evidence_by_evidence on answer_evidence (evidence_id);

-- The figures of a checklist as they follow from its answers and verdicts, rewritten in the transaction that changes
-- one of these, so that a page over many municipalities reads one row each. `score` is domain/scoring's summary.
create table checklist_score (
  checklist_id integer primary key,
  service_id integer not null,
  municipality_id integer not null,
  total integer not null,
  answered integer not null,
  to_review integer not null,
  returned integer not null,
  exceptions integer not null default 0,
  score jsonb not null,
  last_answer_at timestamptz,
  computed_at timestamptz not null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade
);
create index checklist_score_by_service on checklist_score (service_id, municipality_id);
