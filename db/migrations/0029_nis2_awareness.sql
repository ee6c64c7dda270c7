-- Since when an entity that reports to the CCB knew, every moment that was ever said: a correction is a further version
-- with its reason, from which the clocks run anew. Insert-only.
create table nis2_awareness (
  report_id integer not null,
  version integer not null check (version > 0),
  service_id integer not null,
  municipality_id integer not null,
  entity_id integer not null,
  aware_at timestamptz not null,
  -- Typed on an hour that the clock change doubles or leaves out: the stricter reading counts.
  resolved text check (resolved in ('doubled', 'missing')),
  reason text not null default '' check (length(reason) <= 4000 and (version = 1 or btrim(reason) <> '')),
  at timestamptz not null,
  by_id integer references account (id) on delete set null,
  primary key (report_id, version),
  foreign key (service_id, municipality_id) references municipality (service_id, id) on delete restrict,
  foreign key (municipality_id, entity_id, report_id) references nis2_report (municipality_id, entity_id, id)
    on delete restrict
);
insert into nis2_awareness (report_id, version, service_id, municipality_id, entity_id, aware_at, at, by_id)
  select id, aware_version, service_id, municipality_id, entity_id, aware_at, opened_at, opened_by from nis2_report;

alter table nis2_awareness enable row level security;
alter table nis2_awareness force row level security;
create policy owner on nis2_awareness to current_user using (true) with check (true);
create policy web on nis2_awareness to waarborg_web using (service_id = (select app_service())
  and (municipality_id = any ((select app_registers())::integer[])
    or entity_id = any ((select app_own_entities())::integer[])));
grant select on nis2_awareness to waarborg_web;
grant insert (report_id, version, service_id, municipality_id, entity_id, aware_at, resolved, reason, at, by_id)
  on nis2_awareness to waarborg_web;

-- Since when what is reported went on, for who is confined to the entity and does not read the incident.
create function nis2_occurred_from(p_report integer) returns table (at timestamptz, exactly text)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select i.occurred_from, i.occurred_from_precision
    from public.nis2_report r join public.incident i on i.id = r.incident_id
    where r.id = p_report and r.service_id = public.app_service()
      and (r.municipality_id = any ((select public.app_registers())::integer[])
        or r.entity_id = any ((select public.app_own_entities())::integer[]));
end $$;
revoke all on function nis2_occurred_from(integer) from public;
grant execute on function nis2_occurred_from(integer) to waarborg_web;

-- The amounts hold for every municipality of the service, so a DPO of all of it sets them and no SPOC does.
drop policy web_insert on nis2_threshold;
create policy web_insert on nis2_threshold for insert to waarborg_web with check (service_id = (select app_service())
  and (select app_writes_frameworks()) and by_id = (select app_actor()));

-- What somebody confined to an entity does in its report is told in the timeline, which that one does not read.
create policy web_report on timeline_entry for insert to waarborg_web with check (service_id = (select app_service())
  and kind = 'nis2' and exists (select 1 from nis2_report r where r.incident_id = timeline_entry.incident_id
    and r.municipality_id = timeline_entry.municipality_id));
