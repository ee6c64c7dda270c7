-- When an incident was reported and when it was closed, as exactly as that is known: an older register that is taken
-- over often holds no more than a month. What is reported and closed here is known to the minute.
alter table incident add column reported_precision text not null default 'minute'
  check (reported_precision in ('minute', 'day', 'month', 'year'));
alter table incident add column closed_precision text not null default 'minute'
  check (closed_precision in ('minute', 'day', 'month', 'year', 'unknown'));

-- An incident that is taken over comes with its whole record at once.
grant insert (reported_precision, occurred_from, occurred_from_precision, occurred_until, occurred_until_precision,
  category_id, harms_confidentiality, harms_integrity, harms_availability, cause_origin, cause_intent, systems, supplier,
  severity, severity_reason, phase, impact, minutes_lost, lessons, measures, closed_at, closed_precision) on incident
  to waarborg_web;
grant update (closed_precision) on incident to waarborg_web;

-- The highest number that the own service gave in some years of a register. Held, nobody else takes one of those years
-- until the transaction ends.
create function register_series_of(p_register text, p_years integer[], p_hold boolean)
  returns table (year integer, last integer)
  language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  if p_hold then
    insert into register_series (service_id, register, year, last)
      select app_service(), p_register, each, 0 from unnest(p_years) as each order by each on conflict do nothing;
    perform 1 from register_series s where s.service_id = app_service() and s.register = p_register
      and s.year = any (p_years) order by s.year for update;
  end if;
  return query select s.year, s.last from register_series s
    where s.service_id = app_service() and s.register = p_register and s.year = any (p_years);
end $$;

-- Lets the series of the own service go on after numbers that were given elsewhere before.
create function raise_register_series(p_register text, p_years integer[], p_lasts integer[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into register_series as s (service_id, register, year, last)
    select app_service(), p_register, given.year, given.last from unnest(p_years, p_lasts) as given (year, last)
    order by given.year
    on conflict (service_id, register, year) do update set last = greatest(s.last, excluded.last);
end $$;

revoke all on function register_series_of(text, integer[], boolean),
  raise_register_series(text, integer[], integer[]) from public;
grant execute on function register_series_of(text, integer[], boolean),
  raise_register_series(text, integer[], integer[]) to waarborg_web;
