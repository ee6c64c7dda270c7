-- Three roles own nothing and hold column-listed grants only. A door in db/connection.server.ts takes exactly one of
-- them per transaction: waarborg_web acts for a signed-in person, waarborg_worker for what runs by itself,
-- waarborg_gate for the moments before somebody is signed in. Roles are shared by a whole PostgreSQL server.
do $$
declare r text;
begin
  foreach r in array array['waarborg_web', 'waarborg_worker', 'waarborg_gate'] loop
    begin
      execute format('create role %I nologin noinherit', r);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

revoke all on schema public from public;
grant usage on schema public to waarborg_web, waarborg_worker, waarborg_gate;

-- The settings that a door makes for one transaction. After a local setting ends it reads as an empty string.
create function app_actor() returns integer language sql stable as
  $$ select nullif(current_setting('app.actor_id', true), '')::integer $$;
create function app_service() returns integer language sql stable as
  $$ select nullif(current_setting('app.service_id', true), '')::integer $$;
create function app_today() returns date language sql stable as
  $$ select nullif(current_setting('app.today', true), '')::date $$;

-- A service is a tenant: one shared DPO service with its own municipalities, people and journal.
create table service (
  id integer generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(name) between 1 and 200),
  second_factor_for_all boolean not null default false,
  created_at timestamptz not null
);

-- A person who can sign in. People are shared by the installation; what they may do is a membership in a service.
create table account (
  id integer generated always as identity primary key,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  language text not null default 'nl' check (language in ('nl', 'en')),
  suspended_at timestamptz,
  created_at timestamptz not null,
  constraint account_email_key unique (email)
);

-- What proves who somebody is. Only the gate role reads it, so no page can ever carry a hash or a seed.
create table credential (
  account_id integer primary key references account (id) on delete cascade,
  password_hash text,
  password_changed_at timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint
);

-- Recovery codes stand in for a lost authenticator, once each. Only their SHA-256 is kept.
create table recovery_code (
  account_id integer not null references account (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- One row per browser that is signed in. The id is SHA-256 of the cookie's value.
create table session (
  id_hash text primary key,
  account_id integer not null references account (id) on delete cascade,
  service_id integer references service (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  absolute_expires_at timestamptz not null,
  second_factor_at timestamptz,
  user_agent text not null default ''
);
create index session_account on session (account_id);

-- A link that works once: an invitation, a password reset, the first run. Only the SHA-256 of its token is kept.
create table single_use_link (
  token_hash text primary key,
  kind text not null check (kind in ('invitation', 'password_reset', 'first_run')),
  account_id integer references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index single_use_link_account on single_use_link (account_id);

-- Failures counted per key (account, address, kind of act), so that guessing slows down.
create table throttle (
  key text primary key,
  failures integer not null,
  window_started_at timestamptz not null,
  blocked_until timestamptz
);

-- A membership gives a person one role over a scope: the service, one municipality, or single entities of it
-- (membership_entity), from and until a date. Access is read from here, at every transaction.
create table membership (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  role text not null check (role in ('admin', 'dpo', 'service_director', 'spoc', 'director', 'contributor', 'auditor')),
  municipality_id integer,
  entity_limited boolean not null default false,
  from_on date not null,
  until_on date,
  suspended_at timestamptz,
  created_at timestamptz not null,
  created_by integer references account (id) on delete set null,
  constraint membership_scope check (
    (role in ('admin', 'dpo', 'service_director') and municipality_id is null)
    or role = 'auditor'
    or (role in ('spoc', 'director', 'contributor') and municipality_id is not null)),
  constraint membership_entities check (not entity_limited or municipality_id is not null),
  constraint membership_dates check (until_on is null or until_on >= from_on),
  unique (service_id, id)
);
create index membership_by_account on membership (account_id, service_id);
create index membership_by_service on membership (service_id, municipality_id);
