-- Passkeys (WebAuthn) beside password and authenticator app. A public key proves nothing by itself, but whose it is and
-- how often it was used is for the gate alone, as with the other credentials.
create table passkey (
  id integer generated always as identity primary key,
  account_id integer not null references account (id) on delete cascade,
  credential_id text not null unique check (length(credential_id) between 1 and 1400),
  public_key text not null check (length(public_key) between 1 and 4000),
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 100),
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);

-- What a browser was asked to sign. It is deleted by its first use, lives minutes, and belongs to the cookie whose
-- SHA-256 it bears; without an account it is for signing in, where nobody is known yet.
create table passkey_challenge (
  id_hash text primary key,
  account_id integer references account (id) on delete cascade,
  purpose text not null check (purpose in ('sign_in', 'second_factor', 'add')),
  challenge text not null,
  expires_at timestamptz not null,
  constraint passkey_challenge_account check ((account_id is null) = (purpose = 'sign_in'))
);
create index passkey_challenge_account on passkey_challenge (account_id);

do $$
declare t text;
begin
  foreach t in array array['passkey', 'passkey_challenge'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('create policy gate on %I to waarborg_gate using (true) with check (true)', t);
  end loop;
end $$;
grant select, delete on passkey to waarborg_gate;
grant insert (account_id, credential_id, public_key, counter, transports, name, backed_up, created_at) on passkey
  to waarborg_gate;
grant update (counter, name, backed_up, last_used_at) on passkey to waarborg_gate;
grant select, delete, insert (id_hash, account_id, purpose, challenge, expires_at) on passkey_challenge to waarborg_gate;
create policy worker on passkey_challenge to waarborg_worker using (true);
grant select (expires_at), delete on passkey_challenge to waarborg_worker;

-- A passkey is a second factor too.
create or replace function people_credentials()
  returns table (account_id integer, has_password boolean, has_second_factor boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.account_id, c.password_hash is not null, c.totp_confirmed_at is not null
    or exists (select 1 from public.passkey p where p.account_id = c.account_id)
  from public.credential c
  where public.app_keeper() and c.account_id = any (public.app_people())
$$;

-- As before, and with all passkeys: whoever lost a device may have lost every one of them.
create or replace function reset_second_factor(p_account integer) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare taken integer;
begin
  if not app_admin() or p_account = app_actor() or not p_account = any (app_people()) then
    raise exception 'only an administrator may take away the second factor of another person'
      using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from membership where account_id = p_account and service_id <> app_service()) then
    return false;
  end if;
  delete from passkey where account_id = p_account;
  get diagnostics taken = row_count;
  update credential set totp_secret = null, totp_confirmed_at = null, totp_last_step = null
    where account_id = p_account and totp_secret is not null;
  if not found and taken = 0 then
    return false;
  end if;
  delete from recovery_code where account_id = p_account;
  delete from session where account_id = p_account;
  return true;
end $$;
