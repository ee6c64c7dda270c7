-- Who is reviewing a checklist now. A claim blocks nobody: it is shown, it runs out by itself, and somebody else may take it over.
create table review_claim (
  checklist_id integer primary key,
  service_id integer not null,
  municipality_id integer not null,
  by_id integer not null references account (id) on delete cascade,
  since timestamptz not null,
  until timestamptz not null check (until > since),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade
);

-- What a reviewer found at a question, beside the verdict and apart from it: an accepted answer may have one. Its words
-- are never changed; the municipality may say that it is done, and the reviewer closes it with a reason.
create table finding (
  id integer generated always as identity primary key,
  service_id integer not null,
  municipality_id integer not null,
  checklist_id integer not null,
  framework_id integer not null,
  node_id integer not null,
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  text text not null check (length(text) between 1 and 4000),
  measure text not null default '' check (length(measure) <= 4000),
  due_on date,
  version integer not null default 1,
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  proposed_at timestamptz,
  proposed_by integer references account (id) on delete set null,
  proposal text not null default '' check (length(proposal) <= 4000),
  resolved_at timestamptz,
  resolved_by integer references account (id) on delete set null,
  resolution text not null default '' check (length(resolution) <= 4000),
  check (resolved_at is null or resolution <> ''),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade,
  foreign key (municipality_id, checklist_id) references checklist (municipality_id, id) on delete cascade,
  foreign key (framework_id, checklist_id) references checklist (framework_id, id) on delete cascade,
  foreign key (framework_id, node_id) references framework_node (framework_id, id) on delete restrict
);
create index finding_by_checklist on finding (checklist_id, node_id, id);
create index finding_by_municipality on finding (municipality_id, id) where resolved_at is null;

-- What a DPO writes to several municipalities at once, and which these are: a municipality sees the message and its own
-- line, and never who else has one.
create table message (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  subject text not null check (length(subject) between 1 and 200),
  text text not null check (length(text) between 1 and 5000),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  unique (service_id, id)
);

create table message_recipient (
  message_id integer not null,
  service_id integer not null,
  municipality_id integer not null,
  primary key (message_id, municipality_id),
  foreign key (service_id, message_id) references message (service_id, id) on delete cascade,
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete cascade
);
create index message_recipient_by_municipality on message_recipient (municipality_id, message_id);

-- The messages to the municipalities of which the actor reads the registers, asked once per statement.
create function app_messages() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct r.message_id), '{}') from public.message_recipient r
    where r.service_id = public.app_service() and r.municipality_id = any (public.app_registers()));
end $$;
revoke all on function app_messages() from public;
grant execute on function app_messages() to waarborg_web;

do $$
declare t text;
begin
  foreach t in array array['review_claim', 'finding', 'message', 'message_recipient'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
  foreach t in array array['review_claim', 'message_recipient'] loop
    execute format('create policy web on %I for select to waarborg_web using (service_id = (select app_service())
      and municipality_id = any ((select app_registers())::integer[]))', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
end $$;

create policy web_insert on review_claim for insert to waarborg_web with check (service_id = (select app_service())
  and municipality_id = any ((select app_registers())::integer[]) and (select app_keeper())
  and by_id = (select app_actor()));
create policy web_update on review_claim for update to waarborg_web
  using (service_id = (select app_service()) and municipality_id = any ((select app_registers())::integer[])
    and (select app_keeper()))
  with check (by_id = (select app_actor()));
grant insert (checklist_id, service_id, municipality_id, by_id, since, until) on review_claim to waarborg_web;
grant update (by_id, since, until) on review_claim to waarborg_web;

create policy web on finding for select to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or checklist_id = any ((select app_checklists())::integer[])));
grant select on finding to waarborg_web;
create policy web_handed on finding for select to waarborg_web
  using (((checklist_id::bigint << 32) | node_id) = any ((select app_handed_nodes())::bigint[]));
create policy web_insert on finding for insert to waarborg_web with check (service_id = (select app_service())
  and municipality_id = any ((select app_registers())::integer[]) and (select app_keeper())
  and by_id = (select app_actor()));
create policy web_update on finding for update to waarborg_web
  using (service_id = (select app_service()) and (municipality_id = any ((select app_registers())::integer[])
    or checklist_id = any ((select app_checklists())::integer[])))
  with check (resolved_at is null or (select app_keeper()));
grant insert (service_id, municipality_id, checklist_id, framework_id, node_id, severity, text, measure, due_on, at,
  by_id) on finding to waarborg_web;
grant update (version, proposed_at, proposed_by, proposal, resolved_at, resolved_by, resolution) on finding
  to waarborg_web;

create policy web on message for select to waarborg_web using (service_id = (select app_service())
  and ((select app_register_wide()) or id = any ((select app_messages())::integer[])));
create policy web_insert on message for insert to waarborg_web with check (service_id = (select app_service())
  and (select app_register_wide()) and (select app_keeper()) and by_id = (select app_actor()));
grant select on message to waarborg_web;
grant insert (service_id, subject, text, at, by_id) on message to waarborg_web;
create policy web_insert on message_recipient for insert to waarborg_web
  with check (service_id = (select app_service()) and municipality_id = any ((select app_registers())::integer[])
    and (select app_keeper()));
grant insert (message_id, service_id, municipality_id) on message_recipient to waarborg_web;
