-- A requirement may also be asked only where a regime applies: NIS2, CyberFundamentals or the KSZ norms. Together with
-- `applies_to` it is about one and the same entity.
alter table framework_node add regimes text[] not null default '{}'
  check (regimes <@ array['ksz', 'nis2', 'cyfun']);

-- Each entity of a checklist: its kind, and the regimes that applied to it (in scope or voluntary) on the day of the
-- launch, as known now. All of them, also for who may see only one. A regime decided for a later day counts in the
-- next checklist; one that is put right for an earlier day counts here too.
create function checklist_subjects(p_checklist integer) returns table (kind text, regimes text[])
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not app_may_score(p_checklist) then
    return;
  end if;
  return query
    select e.kind, coalesce((select array_agg(r.code order by r.code) from (
        select distinct on (x.code) x.code, x.applicability from regime x
        where x.entity_id = e.id and x.from_on <= (c.launched_at at time zone 'Europe/Brussels')::date
        order by x.code, x.from_on desc, x.id desc) r
      where r.applicability in ('in_scope', 'voluntary')), '{}')
    from checklist c
    join checklist_entity ce on ce.checklist_id = c.id
    join entity e on e.id = ce.entity_id
    where c.id = p_checklist
    order by e.id;
end $$;
drop function checklist_kinds(integer);

create or replace function publish_framework(p_head jsonb, p_nodes jsonb, p_at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_id integer;
begin
  if not app_writes_frameworks() then
    raise exception 'only who writes frameworks for its service publishes one' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from framework f where f.service_id is null and f.code = p_head ->> 'code') then
    raise exception 'a built-in framework has this code' using errcode = 'unique_violation';
  end if;
  insert into framework (service_id, code, edition, revision, content_hash, title_nl, title_en, owner, source_note,
      verified, scale, levels, thresholds, not_applicable, score_groups, created_at)
    select app_service(), h.code, h.edition, coalesce((select max(f.revision) from framework f
        where f.service_id = app_service() and f.code = h.code and f.edition = h.edition), 0) + 1,
      h.content_hash, h.title_nl, h.title_en, h.owner, h.source_note, h.verified, h.scale, h.levels,
      coalesce(h.thresholds, 'null'), coalesce(h.not_applicable, 'null'), coalesce(h.score_groups, 'null'), p_at
    from jsonb_to_record(p_head) as h (code text, edition text, content_hash text, title_nl text, title_en text,
      owner text, source_note text, verified boolean, scale text, levels jsonb, thresholds jsonb, not_applicable jsonb,
      score_groups jsonb)
    returning id into v_id;
  insert into framework_node (framework_id, kind, code, parent_code, position, title_nl, title_en, help_nl, help_en,
      evidence_nl, evidence_en, measure_nl, measure_en, level, levels, key_levels, na_levels, management, weight,
      applies_to, regimes, follows_code, follows_on)
    select v_id, n.kind, n.code, n.parent_code, n.position, n.title_nl, n.title_en, n.help_nl, n.help_en, n.evidence_nl,
      n.evidence_en, n.measure_nl, n.measure_en, n.level, n.levels, n.key_levels, n.na_levels, n.management, n.weight,
      n.applies_to, coalesce(n.regimes, '{}'), n.follows_code, n.follows_on
    from jsonb_to_recordset(p_nodes) as n (kind text, code text, parent_code text, position integer, title_nl text,
      title_en text, help_nl text, help_en text, evidence_nl text, evidence_en text, measure_nl text, measure_en text,
      level text, levels text[], key_levels text[], na_levels text[], management boolean, weight integer,
      applies_to text[], regimes text[], follows_code text, follows_on text[]);
  return v_id;
end $$;

revoke all on function checklist_subjects(integer) from public;
grant execute on function checklist_subjects(integer) to waarborg_web;
