-- The second lock on roles. A DPO brings in the contacts of a municipality; only an administrator gives or takes a role
-- over the whole service, so that nobody raises a person, or oneself, above what one keeps (domain/membership).
create function app_admin() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
  $$ select exists (select 1 from public.app_memberships() where role = 'admin') $$;

drop policy web_insert on membership;
create policy web_insert on membership for insert to waarborg_web
  with check (service_id = (select app_service()) and ((select app_admin())
    or ((select app_keeper()) and municipality_id is not null
      and role in ('spoc', 'director', 'contributor', 'auditor'))));
drop policy web_update on membership;
create policy web_update on membership for update to waarborg_web
  using (service_id = (select app_service()) and ((select app_admin())
    or ((select app_keeper()) and municipality_id is not null
      and role in ('spoc', 'director', 'contributor', 'auditor'))))
  with check (service_id = (select app_service()) and ((select app_admin())
    or ((select app_keeper()) and municipality_id is not null
      and role in ('spoc', 'director', 'contributor', 'auditor'))));

-- Ends the sessions of somebody in this service; those of another service are its own matter.
create or replace function end_sessions(p_account integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare ended integer;
begin
  if not app_keeper() or not p_account = any (app_people()) then
    raise exception 'only those who keep the people of a service may end sessions'
      using errcode = 'insufficient_privilege';
  end if;
  delete from session where account_id = p_account and (service_id is null or service_id = app_service());
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Takes away the authenticator and the recovery codes of somebody who lost them, with all sessions, so that a new one is
-- set up at the next sign-in. False for somebody who also works for another service, or has nothing to take away: whose
-- account it is, is then not for one service to say.
create function reset_second_factor(p_account integer) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app_admin() or p_account = app_actor() or not p_account = any (app_people()) then
    raise exception 'only an administrator may take away the second factor of another person'
      using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from membership where account_id = p_account and service_id <> app_service()) then
    return false;
  end if;
  update credential set totp_secret = null, totp_confirmed_at = null, totp_last_step = null
    where account_id = p_account and totp_secret is not null;
  if not found then
    return false;
  end if;
  delete from recovery_code where account_id = p_account;
  delete from session where account_id = p_account;
  return true;
end $$;

-- What somebody has open, for the administrator who hands it over: that there is a checklist, whose, and when it is due.
-- Its contents stay closed to an administrator.
create function open_work(p_account integer) returns table (
    checklist_id integer, municipality_id integer, title text, due_on date, phase text, entity_ids integer[])
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.municipality_id, c.title, c.due_on, c.phase,
    (select coalesce(array_agg(e.entity_id order by e.entity_id), '{}') from public.checklist_entity e
     where e.checklist_id = c.id)
  from public.checklist c
  where public.app_admin() and c.service_id = public.app_service() and c.assignee_id = p_account
    and c.phase <> 'accepted'
$$;

-- Gives open checklists of one person to another, and writes the step of each. Returns those that went over: one that
-- was meanwhile accepted, or given to a third person, stays where it is.
create function hand_over_work(p_from integer, p_to integer, p_checklists integer[], p_at timestamptz)
  returns setof integer language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app_admin() or not exists (
    select 1 from membership m where m.account_id = p_to and m.service_id = app_service() and m.suspended_at is null
      and m.from_on <= app_today() and (m.until_on is null or m.until_on >= app_today())
      and m.role in ('dpo', 'spoc', 'contributor')) then
    raise exception 'only an administrator may hand over work, and only to somebody who may answer'
      using errcode = 'insufficient_privilege';
  end if;
  return query
    with moved as (
      update checklist c set assignee_id = p_to
      where c.service_id = app_service() and c.assignee_id = p_from and c.phase <> 'accepted'
        and c.id = any (p_checklists)
      returning c.id, c.service_id, c.municipality_id
    ), step as (
      insert into checklist_step (service_id, municipality_id, checklist_id, kind, at, by_id)
      select m.service_id, m.municipality_id, m.id, 'reassigned', p_at, app_actor() from moved m
    )
    select id from moved;
end $$;

revoke all on function app_admin(), reset_second_factor(integer), open_work(integer),
  hand_over_work(integer, integer, integer[], timestamptz) from public;
grant execute on function app_admin(), reset_second_factor(integer), open_work(integer),
  hand_over_work(integer, integer, integer[], timestamptz) to waarborg_web;
