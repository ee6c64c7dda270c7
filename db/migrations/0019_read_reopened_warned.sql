-- Who read which message, so that a start page shows what is new: insert-only. It goes to directors where that was ticked.
alter table message add column to_directors boolean not null default false;
grant insert (to_directors) on message to waarborg_web;

create table message_read (
  message_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  account_id integer not null references account (id) on delete cascade,
  at timestamptz not null,
  primary key (message_id, municipality_id, account_id),
  foreign key (message_id, municipality_id) references message_recipient (message_id, municipality_id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade
);
create index message_read_by_account on message_read (account_id, message_id);

-- What became of a finding: reported as done, closed, opened again, each with who, when and why. The finding itself
-- holds where it stands now. Insert-only.
alter table finding add constraint finding_place unique (municipality_id, checklist_id, node_id, id);
create table finding_step (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  node_id integer not null,
  finding_id integer not null,
  kind text not null check (kind in ('proposed', 'resolved', 'reopened')),
  text text not null check (length(text) between 1 and 4000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id, node_id, finding_id)
    references finding (municipality_id, checklist_id, node_id, id) on delete cascade
);
create index finding_step_by_finding on finding_step (finding_id, id);
create index finding_step_by_municipality on finding_step (municipality_id, checklist_id);

-- The addresses that a link had, the present one included. Insert-only.
create table evidence_link (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  evidence_id integer not null,
  revision integer not null check (revision > 0),
  url text not null check (url ~ '^https?://'),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, evidence_id) references evidence (municipality_id, id) on delete cascade,
  constraint evidence_link_place unique (evidence_id, revision)
);
create index evidence_link_by_municipality on evidence_link (municipality_id, evidence_id);

-- That somebody was warned of the end of a piece: each mark (days before it) of each date once. Insert-only.
create table evidence_warning (
  service_id integer not null,
  municipality_id integer not null,
  evidence_id integer not null,
  valid_until date not null,
  mark integer not null check (mark > 0),
  account_id integer not null references account (id) on delete cascade,
  at timestamptz not null,
  primary key (evidence_id, valid_until, mark),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, evidence_id) references evidence (municipality_id, id) on delete cascade
);
create index evidence_warning_by_municipality on evidence_warning (municipality_id);

do $$
declare t text;
begin
  foreach t in array array['message_read', 'finding_step', 'evidence_link', 'evidence_warning'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
  foreach t in array array['message_read', 'evidence_warning'] loop
    execute format('create policy web on %I for select to waarborg_web using (service_id = (select app_service())
      and municipality_id = any ((select app_registers())::integer[]))', t);
  end loop;
end $$;

insert into finding_step (service_id, municipality_id, checklist_id, node_id, finding_id, kind, text, at, by_id)
  select service_id, municipality_id, checklist_id, node_id, id, 'proposed', proposal, proposed_at, proposed_by
  from finding where proposed_at is not null and proposal <> '' order by id;
insert into finding_step (service_id, municipality_id, checklist_id, node_id, finding_id, kind, text, at, by_id)
  select service_id, municipality_id, checklist_id, node_id, id, 'resolved', resolution, resolved_at, resolved_by
  from finding where resolved_at is not null order by id;
insert into evidence_link (service_id, municipality_id, evidence_id, revision, url, at, by_id)
  select service_id, municipality_id, id, revision, url, created_at, created_by from evidence where kind = 'link'
  order by id;

create policy web_insert on message_read for insert to waarborg_web with check (service_id = (select app_service())
  and municipality_id = any ((select app_registers())::integer[]) and account_id = (select app_actor()));
grant insert (message_id, service_id, municipality_id, account_id, at) on message_read to waarborg_web;

create policy web on finding_step for select to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or checklist_id = any ((select app_checklists())::integer[])));
create policy web_handed on finding_step for select to waarborg_web
  using (((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[]));
create policy web_insert on finding_step for insert to waarborg_web with check (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or checklist_id = any ((select app_checklists())::integer[]))
  and (kind = 'proposed' or (select app_keeper())) and by_id = (select app_actor()));
grant insert (service_id, municipality_id, checklist_id, node_id, finding_id, kind, text, at, by_id) on finding_step
  to waarborg_web;

-- Opening again is the reviewer's, as closing is: who is no reviewer changes nothing of what was closed.
drop policy web_update on finding;
create policy web_update on finding for update to waarborg_web
  using (service_id = (select app_service()) and (municipality_id = any ((select app_registers())::integer[])
    or checklist_id = any ((select app_checklists())::integer[]))
    and (resolved_at is null or (select app_keeper())))
  with check (resolved_at is null or (select app_keeper()));

create policy web on evidence_link for select to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or evidence_id = any ((select app_evidence())::integer[])
    or (municipality_id = any ((select app_municipalities())::integer[])
      and evidence_id = any ((select app_own_evidence())::integer[]))));
create policy web_handed on evidence_link for select to waarborg_web
  using (evidence_id = any ((select app_handed_evidence())::integer[]));
create policy web_insert on evidence_link for insert to waarborg_web with check (service_id = (select app_service())
  and by_id = (select app_actor()) and (municipality_id = any ((select app_registers())::integer[])
    or evidence_id = any ((select app_evidence())::integer[])
    or (municipality_id = any ((select app_municipalities())::integer[])
      and evidence_id = any ((select app_own_evidence())::integer[]))));
create policy web_confidential on evidence_link as restrictive to waarborg_web
  using (not evidence_id = any ((select app_withheld_evidence())::integer[]));
grant insert (service_id, municipality_id, evidence_id, revision, url, at, by_id) on evidence_link to waarborg_web;
grant update (url) on evidence to waarborg_web;

-- The worker warns by itself: it knows of a piece whose it is and until when it holds, and neither title nor file.
create policy worker on evidence for select to waarborg_worker using (true);
grant select (id, service_id, municipality_id, owner_id, valid_until) on evidence to waarborg_worker;
create policy worker on evidence_warning to waarborg_worker using (true) with check (true);
grant select on evidence_warning to waarborg_worker;
grant insert (service_id, municipality_id, evidence_id, valid_until, mark, account_id, at) on evidence_warning
  to waarborg_worker;
