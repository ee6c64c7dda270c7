-- The journal: every change to a register, who, as whom, what, before, after, when. One hash chain per service.
-- Nobody holds an insert grant: journal_append is the only way in, and a trigger refuses every other change.
create table journal (
  service_id integer not null references service (id) on delete restrict,
  seq integer not null,
  at timestamptz not null,
  actor_id integer references account (id) on delete restrict,
  actor_role text not null,
  event text not null,
  municipality_id integer,
  object_type text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  prev_hash text not null,
  hash text not null,
  primary key (service_id, seq),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict
);
create index journal_by_municipality on journal (service_id, municipality_id, seq desc);
create index journal_by_object on journal (service_id, object_type, object_id, seq desc);

-- Where each chain stands. Taking its row is what makes two writers wait for each other.
create table journal_head (
  service_id integer primary key references service (id) on delete restrict,
  seq integer not null,
  hash text not null
);

-- The text over which a journal row's hash is taken; written once here, and once in domain/journal for the verifier.
create function journal_text(j journal) returns text language sql immutable as $$
  select j.prev_hash || '|' || j.service_id || '|' || j.seq || '|'
    || to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '|'
    || coalesce(j.actor_id::text, '') || '|' || j.actor_role || '|' || j.event || '|'
    || coalesce(j.municipality_id::text, '') || '|' || j.object_type || '|' || j.object_id || '|'
    || coalesce(j.before::text, '') || '|' || coalesce(j.after::text, '')
$$;

-- `app.service_id` is set only while somebody is signed in: then the line must be theirs.
create function journal_append(
  p_service integer, p_at timestamptz, p_actor integer, p_role text, p_event text, p_municipality integer,
  p_object_type text, p_object_id text, p_before jsonb, p_after jsonb
) returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  head journal_head;
  line journal;
begin
  if app_service() is not null and (app_service() <> p_service or p_actor is distinct from app_actor()) then
    raise exception 'a journal line is written in the own service and under the own name'
      using errcode = 'insufficient_privilege';
  end if;
  insert into journal_head (service_id, seq, hash) values (p_service, 0, '') on conflict do nothing;
  select * into head from journal_head where service_id = p_service for update;
  line.service_id := p_service;
  line.seq := head.seq + 1;
  line.at := date_trunc('milliseconds', p_at);
  line.actor_id := p_actor;
  line.actor_role := p_role;
  line.event := p_event;
  line.municipality_id := p_municipality;
  line.object_type := p_object_type;
  line.object_id := p_object_id;
  line.before := p_before;
  line.after := p_after;
  line.prev_hash := head.hash;
  line.hash := encode(sha256(convert_to(journal_text(line), 'UTF8')), 'hex');
  insert into journal select line.*;
  update journal_head set seq = line.seq, hash = line.hash where service_id = p_service;
  return line.seq;
end $$;

create function journal_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is insert-only' using errcode = 'insufficient_privilege';
end $$;
create trigger journal_insert_only before update or delete on journal for each row execute function journal_refuse();
create trigger journal_no_truncate before truncate on journal for each statement execute function journal_refuse();

-- Mails to send: written in the transaction of the act, sent by the worker. `params` is what the text is made from,
-- `secret` a sealed link token, emptied once the mail is out. `key` makes a mail happen once.
create table outbox (
  id integer generated always as identity primary key,
  service_id integer references service (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  kind text not null,
  params jsonb not null default '{}',
  secret text,
  key text not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  last_error text,
  constraint outbox_key_key unique (key)
);
create index outbox_due on outbox (next_attempt_at) where sent_at is null and failed_at is null;
create index outbox_by_service on outbox (service_id, id desc);

-- One row per filled-in form that must happen once; the key travels in the form.
create table form_receipt (
  key text primary key check (length(key) between 16 and 64),
  account_id integer not null references account (id) on delete cascade,
  act text not null,
  result jsonb,
  at timestamptz not null
);
