-- Since when what happened in a breach went on. Nobody can be aware of it before, whoever says so: who is confined to the
-- entity of a dossier does not read the incident of the municipality, and is held to this one moment of it.
create function breach_occurred_from(p_breach integer) returns table (at timestamptz, exactly text)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select i.occurred_from, i.occurred_from_precision
    from public.breach b join public.incident i on i.id = b.incident_id
    where b.id = p_breach and b.service_id = public.app_service()
      and (b.municipality_id = any ((select public.app_registers())::integer[])
        or b.entity_id = any ((select public.app_own_entities())::integer[]));
end $$;
revoke all on function breach_occurred_from(integer) from public;
grant execute on function breach_occurred_from(integer) to waarborg_web;
