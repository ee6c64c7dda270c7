-- Row-level security decides whose rows; can() in domain/access decides what a role may do with them. The arrays below
-- are read once per statement: write `= any((select app_…()))`, never a correlated exists.

-- The functions below are plpgsql because it keeps their plans for the connection; a call within one stands in a
-- (select …) of its own, or it would run once per row.

-- The memberships of the actor that count today, in the service of this transaction.
create function app_memberships() returns setof membership language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return query select m.* from public.membership m join public.account a on a.id = m.account_id
  where m.account_id = public.app_actor() and m.service_id = public.app_service()
    and m.suspended_at is null and a.suspended_at is null
    and m.from_on <= public.app_today() and (m.until_on is null or m.until_on >= public.app_today());
end $$;

-- May look over the whole service; and: may keep its people and municipalities; and: sees all its registers.
create function app_service_wide() returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select 1 from public.app_memberships() where municipality_id is null);
end $$;
create function app_keeper() returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select 1 from public.app_memberships() where role in ('admin', 'dpo'));
end $$;
create function app_register_wide() returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select 1 from public.app_memberships()
    where municipality_id is null and role in ('dpo', 'service_director', 'auditor'));
end $$;

-- Municipalities of which the actor may know name, entities and people.
create function app_municipalities() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(id), '{}') from public.municipality
    where service_id = public.app_service() and ((select public.app_service_wide())
      or id in (select municipality_id from public.app_memberships())));
end $$;

-- Municipalities of which the actor may read all registers: not for an administrator, a contributor, or somebody who is
-- confined to single entities.
create function app_registers() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(id), '{}') from public.municipality
    where service_id = public.app_service() and ((select public.app_register_wide())
      or id in (select municipality_id from public.app_memberships()
                where role in ('spoc', 'director', 'auditor') and not entity_limited)));
end $$;

-- Single checklists: those handed to a contributor, and those about an entity to which somebody is confined.
create function app_checklists() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct c.id), '{}') from public.checklist c
    join public.app_memberships() m on m.municipality_id = c.municipality_id
    where (m.role = 'contributor' and c.assignee_id = public.app_actor())
       or (m.entity_limited and m.role in ('spoc', 'director', 'auditor') and exists (
             select 1 from public.checklist_entity ce
             join public.membership_entity me on me.entity_id = ce.entity_id and me.membership_id = m.id
             where ce.checklist_id = c.id)));
end $$;

-- Evidence that stands beside a requirement of one of those single checklists.
create function app_evidence() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct evidence_id), '{}') from public.answer_evidence
    where checklist_id = any ((select public.app_checklists())::integer[]));
end $$;

-- People whose name the actor may see: oneself, those of the service, those of the same municipalities.
create function app_people() returns integer[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select array_append(coalesce(array_agg(distinct m.account_id), '{}'), public.app_actor())
    from public.membership m
    where m.service_id = public.app_service() and exists (select 1 from public.app_memberships())
      and (m.municipality_id is null or m.municipality_id = any ((select public.app_municipalities())::integer[])));
end $$;

-- Narrow acts that no row policy can express. Each is called by exactly one verb.

-- The account with this address, made when it is new; tells nothing but its id.
create function account_for_email(p_email text, p_name text, p_language text, p_at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare found_id integer;
begin
  if not app_keeper() then
    raise exception 'only those who keep the people of a service may invite' using errcode = 'insufficient_privilege';
  end if;
  insert into account (email, name, language, created_at) values (lower(p_email), p_name, p_language, p_at)
    on conflict (email) do nothing;
  select id into found_id from account where email = lower(p_email);
  return found_id;
end $$;

-- A single-use link for somebody whom the actor may see; true where that person has no password yet and needs it.
create function invitation_link(p_token_hash text, p_account integer, p_at timestamptz, p_expires timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app_keeper() or not p_account = any (app_people()) then
    raise exception 'only those who keep the people of a service may invite' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from credential where account_id = p_account and password_hash is not null) then
    return false;
  end if;
  update single_use_link set used_at = p_at where account_id = p_account and kind = 'invitation' and used_at is null;
  insert into single_use_link (token_hash, kind, account_id, created_at, expires_at)
    values (p_token_hash, 'invitation', p_account, p_at, p_expires);
  return true;
end $$;

-- Ends every session of somebody whose membership in this service changed.
create function end_sessions(p_account integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare ended integer;
begin
  if not app_keeper() or not p_account = any (app_people()) then
    raise exception 'only those who keep the people of a service may end sessions'
      using errcode = 'insufficient_privilege';
  end if;
  delete from session where account_id = p_account;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Which accounts of this service have a second factor and a password, for the people page.
create function people_credentials() returns table (account_id integer, has_password boolean, has_second_factor boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.account_id, c.password_hash is not null, c.totp_confirmed_at is not null from public.credential c
  where public.app_keeper() and c.account_id = any (public.app_people())
$$;

revoke all on all functions in schema public from public;
grant execute on function app_actor(), app_service(), app_today(), app_memberships(), app_service_wide(), app_keeper(),
  app_register_wide(), app_municipalities(), app_registers(), app_checklists(), app_evidence(), app_people(),
  account_for_email(text, text, text, timestamptz), invitation_link(text, integer, timestamptz, timestamptz),
  end_sessions(integer), people_credentials() to waarborg_web;
grant execute on function journal_append(integer, timestamptz, integer, text, text, integer, text, text, jsonb, jsonb)
  to waarborg_web, waarborg_worker, waarborg_gate;
grant execute on function journal_text(journal) to waarborg_worker;

-- Every table, without exception: forced row security, and one policy that lets the owner migrate and lets the functions
-- above read. Start-up refuses a login that is the owner.
do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- Service and people
create policy web on service to waarborg_web
  using (id = (select app_service()) and exists (select 1 from app_memberships()))
  with check (id = (select app_service()) and (select app_keeper()));
grant select on service to waarborg_web;
grant update (name, second_factor_for_all) on service to waarborg_web;

create policy web on account for select to waarborg_web using (id = any ((select app_people())::integer[]));
create policy web_self on account for update to waarborg_web
  using (id = (select app_actor())) with check (id = (select app_actor()));
grant select (id, email, name, language, suspended_at) on account to waarborg_web;
grant update (name, language) on account to waarborg_web;

create policy web on membership for select to waarborg_web using (service_id = (select app_service())
  and ((municipality_id is null and exists (select 1 from app_memberships()))
    or municipality_id = any ((select app_municipalities())::integer[])));
create policy web_insert on membership for insert to waarborg_web
  with check (service_id = (select app_service()) and (select app_keeper()));
create policy web_update on membership for update to waarborg_web
  using (service_id = (select app_service()) and (select app_keeper()))
  with check (service_id = (select app_service()) and (select app_keeper()));
grant select on membership to waarborg_web;
grant insert (service_id, account_id, role, municipality_id, entity_limited, from_on, until_on, created_at, created_by)
  on membership to waarborg_web;
grant update (until_on, suspended_at) on membership to waarborg_web;

create policy web on form_receipt to waarborg_web
  using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
grant select, insert on form_receipt to waarborg_web;
grant update (result) on form_receipt to waarborg_web;

-- The service's world
create policy web on municipality for select to waarborg_web using (service_id = (select app_service())
  and ((select app_service_wide()) or id = any ((select app_municipalities())::integer[])));
create policy web_insert on municipality for insert to waarborg_web
  with check (service_id = (select app_service()) and (select app_keeper()));
create policy web_update on municipality for update to waarborg_web
  using (service_id = (select app_service()) and (select app_keeper()))
  with check (service_id = (select app_service()) and (select app_keeper()));
grant select on municipality to waarborg_web;
grant insert (service_id, slug, name, nis_code, province, created_at) on municipality to waarborg_web;
grant update (name, ended_on, successor_id) on municipality to waarborg_web;

do $$
declare t text;
begin
  foreach t in array array['entity', 'coverage', 'regime', 'organ', 'person_function', 'membership_entity'] loop
    execute format('create policy web on %I for select to waarborg_web using (service_id = (select app_service())
      and municipality_id = any ((select app_municipalities())::integer[]))', t);
    execute format('create policy web_insert on %I for insert to waarborg_web with check (
      service_id = (select app_service()) and municipality_id = any ((select app_municipalities())::integer[])
      and (select app_keeper()))', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
  foreach t in array array['entity', 'coverage', 'organ', 'person_function'] loop
    execute format('create policy web_update on %I for update to waarborg_web using (
      service_id = (select app_service()) and municipality_id = any ((select app_municipalities())::integer[])
      and (select app_keeper()))', t);
  end loop;
end $$;
grant insert (service_id, municipality_id, kind, name, kbo, ovo, created_at) on entity to waarborg_web;
grant update (name, kbo, ovo) on entity to waarborg_web;
grant insert (service_id, municipality_id, entity_id, from_on, until_on, note, created_at) on coverage to waarborg_web;
grant update (until_on, note) on coverage to waarborg_web;
grant insert (service_id, municipality_id, entity_id, code, applicability, level, reason, from_on, created_at, created_by)
  on regime to waarborg_web;
grant insert (service_id, municipality_id, entity_id, kind, name, created_at) on organ to waarborg_web;
grant update (name) on organ to waarborg_web;
grant insert (service_id, municipality_id, account_id, name, email, phone, function, from_on, until_on, created_at)
  on person_function to waarborg_web;
grant update (account_id, name, email, phone, until_on) on person_function to waarborg_web;
grant insert (membership_id, service_id, municipality_id, entity_id) on membership_entity to waarborg_web;

-- Frameworks
create policy web on framework for select to waarborg_web
  using (service_id is null or service_id = (select app_service()));
create policy web on framework_node for select to waarborg_web
  using (framework_id in (select id from framework));
create policy web on framework_mapping for select to waarborg_web using (true);
grant select on framework, framework_node, framework_mapping to waarborg_web;

-- Checklists and what hangs from them
create policy web on campaign for select to waarborg_web
  using (service_id = (select app_service()) and (select app_register_wide()));
create policy web_insert on campaign for insert to waarborg_web
  with check (service_id = (select app_service()) and (select app_register_wide()));
grant select on campaign to waarborg_web;
grant insert (service_id, framework_id, level, title, instructions, due_on, as_pair, launched_at, launched_by)
  on campaign to waarborg_web;

create policy web on checklist to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[]) or id = any ((select app_checklists())::integer[])));
grant select on checklist to waarborg_web;
grant insert (service_id, municipality_id, campaign_id, framework_id, level, title, instructions, due_on, assignee_id,
  launched_at) on checklist to waarborg_web;
grant update (assignee_id, phase, submitted_at, decided_at) on checklist to waarborg_web;

do $$
declare t text;
begin
  foreach t in array array['checklist_entity', 'checklist_step', 'answer', 'answer_version', 'verdict',
                           'answer_evidence', 'checklist_score'] loop
    execute format('create policy web on %I to waarborg_web using (service_id = (select app_service())
      and (municipality_id = any ((select app_registers())::integer[]) or checklist_id = any ((select app_checklists())::integer[])))', t);
    execute format('grant select on %I to waarborg_web', t);
  end loop;
end $$;
grant insert (checklist_id, service_id, municipality_id, entity_id) on checklist_entity to waarborg_web;
grant insert (service_id, municipality_id, checklist_id, kind, remark, at, by_id) on checklist_step to waarborg_web;
grant insert (service_id, municipality_id, checklist_id, framework_id, node_id, entity_id, version, choice, doc, impl,
  explanation, exception_reason, withdrawn, updated_at, updated_by) on answer to waarborg_web;
grant update (version, choice, doc, impl, explanation, exception_reason, withdrawn, updated_at, updated_by)
  on answer to waarborg_web;
grant insert (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl, explanation,
  exception_reason, withdrawn, at, by_id) on answer_version to waarborg_web;
grant insert (service_id, municipality_id, checklist_id, answer_id, answer_version, outcome, choice, doc, impl, remark,
  at, by_id) on verdict to waarborg_web;
grant insert (service_id, municipality_id, checklist_id, framework_id, node_id, evidence_id, at, by_id)
  on answer_evidence to waarborg_web;
grant update (removed_at, removed_by) on answer_evidence to waarborg_web;
grant insert on checklist_score to waarborg_web;
grant update (total, answered, to_review, returned, exceptions, score, last_answer_at, computed_at)
  on checklist_score to waarborg_web;

create policy web on evidence to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[]) or id = any ((select app_evidence())::integer[])
    or (created_by = (select app_actor()) and municipality_id = any ((select app_municipalities())::integer[]))));
grant select on evidence to waarborg_web;
grant insert (service_id, municipality_id, kind, title, url, file_name, media_type, size_bytes, sha256, created_at,
  created_by) on evidence to waarborg_web;

-- Journal and mails
create policy web on journal for select to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or (municipality_id is null and (select app_service_wide()))
    or ((select app_keeper()) and municipality_id = any ((select app_municipalities())::integer[])
        and object_type in ('municipality', 'entity', 'coverage', 'regime', 'organ', 'person', 'membership'))));
grant select on journal to waarborg_web;
create policy worker on journal for select to waarborg_worker using (true);
create policy worker on journal_head for select to waarborg_worker using (true);
grant select on journal, journal_head to waarborg_worker;

create policy web on outbox for select to waarborg_web
  using (service_id = (select app_service()) and (select app_keeper()));
create policy web_insert on outbox for insert to waarborg_web with check (service_id = (select app_service()));
grant select (id, service_id, account_id, kind, created_at, attempts, next_attempt_at, sent_at, failed_at, last_error)
  on outbox to waarborg_web;
grant insert (service_id, account_id, kind, params, secret, key, created_at, next_attempt_at) on outbox to waarborg_web;

create policy worker on outbox to waarborg_worker using (true);
grant select on outbox to waarborg_worker;
grant update (secret, attempts, next_attempt_at, sent_at, failed_at, last_error) on outbox to waarborg_worker;
create policy worker on account for select to waarborg_worker using (true);
grant select (id, email, name, language, suspended_at) on account to waarborg_worker;
create policy worker on service for select to waarborg_worker using (true);
grant select on service to waarborg_worker;
-- For /readyz and for a start that may not migrate: names and hashes of what ran.
grant select on migration to waarborg_worker;
do $$
declare t text;
begin
  foreach t in array array['session', 'single_use_link', 'throttle', 'form_receipt'] loop
    execute format('create policy worker on %I to waarborg_worker using (true)', t);
  end loop;
end $$;
grant select (expires_at, absolute_expires_at), delete on session to waarborg_worker;
grant select (expires_at), delete on single_use_link to waarborg_worker;
grant select (window_started_at, blocked_until), delete on throttle to waarborg_worker;
grant select (at), delete on form_receipt to waarborg_worker;

-- The gate: who somebody is, and nothing of what they keep.
do $$
declare t text;
begin
  foreach t in array array['service', 'account', 'credential', 'recovery_code', 'session', 'single_use_link', 'throttle',
                           'membership', 'membership_entity', 'outbox'] loop
    execute format('create policy gate on %I to waarborg_gate using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert (slug, name, created_at) on service to waarborg_gate;
grant select, insert (email, name, language, created_at), update (name, language) on account to waarborg_gate;
grant select, insert, update, delete on credential, recovery_code, session, throttle to waarborg_gate;
grant select, insert, update (used_at) on single_use_link to waarborg_gate;
grant select, insert (service_id, account_id, role, from_on, created_at) on membership to waarborg_gate;
grant select on membership_entity to waarborg_gate;
grant insert (service_id, account_id, kind, params, secret, key, created_at, next_attempt_at) on outbox to waarborg_gate;
