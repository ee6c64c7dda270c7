-- What last year says of the questions that the actor holds, of a checklist that is otherwise out of sight: the shared
-- answer and its outcome, no remark, no evidence and nobody's name.
create function handed_previous(p_checklist integer) returns table (
    node_id integer, from_checklist_id integer, from_node_id integer, relation text, quality text, answer_id integer,
    version integer, choice text, doc text, impl text, explanation text, updated_at timestamptz, outcome text)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare v_held integer[];
begin
  select coalesce(array_agg((k & 4294967295)::integer), '{}') into v_held
    from unnest(app_handed_nodes()) k where (k >> 32)::integer = p_checklist;
  if v_held = '{}' then
    return;
  end if;
  return query
    select n.id, p.id, m.id, coalesce(x.relation, 'same'), x.quality, a.id, a.version, a.choice, a.doc, a.impl,
      a.explanation, a.updated_at, (select v.outcome from verdict v where v.checklist_id = p.id and v.answer_id = a.id
        and v.answer_version = a.version order by v.id desc limit 1)
    from checklist c
    join framework f on f.id = c.framework_id
    join checklist p on p.id = c.previous_id
    join framework pf on pf.id = p.framework_id and pf.scale = f.scale
    join framework_node n on n.framework_id = c.framework_id and n.id = any (v_held)
    left join framework_mapping x on f.code <> pf.code and x.from_framework = pf.code and x.to_framework = f.code
      and x.to_code = n.code
    join framework_node m on m.framework_id = p.framework_id and m.kind = 'requirement'
      and m.code = case when f.code = pf.code then n.code else x.from_code end
    join answer a on a.checklist_id = p.id and a.node_id = m.id and a.entity_id is null and not a.withdrawn
      and (a.choice is not null or a.doc is not null or a.impl is not null)
    where c.id = p_checklist
    order by n.position, array_position(array['same', 'equal', 'intersect', 'related'], coalesce(x.relation, 'same')),
      m.position;
end $$;
revoke all on function handed_previous(integer) from public;
grant execute on function handed_previous(integer) to waarborg_web;
