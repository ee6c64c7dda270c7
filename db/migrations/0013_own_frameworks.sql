-- What a requirement of a service's own framework may also say: which measure is recommended, for which kinds of entity
-- it is asked, and upon which answers to an earlier requirement it follows.
alter table framework_node
  add measure_nl text,
  add measure_en text,
  add applies_to text[] not null default '{}',
  add follows_code text,
  add follows_on text[] not null default '{}',
  add constraint framework_node_follows check ((follows_code is null) = (cardinality(follows_on) = 0));

-- The requirements that this checklist does not ask, given its entities and its answers so far. Rewritten with the
-- figures, in the transaction of the answer from which it follows, so that every reader asks the same.
alter table checklist add unasked integer[] not null default '{}';
grant update (unasked) on checklist to waarborg_web;

-- A framework being written: one document, changed part by part; `version` counts the saves and a save names the one it
-- was made on. Only published it becomes a framework.
create table framework_draft (
  id integer generated always as identity primary key,
  service_id integer not null references service (id) on delete cascade,
  code text not null check (code ~ '^[a-z][a-z0-9_]{2,39}$'),
  version integer not null default 1 check (version > 0),
  state text not null default 'open' check (state in ('open', 'published', 'discarded')),
  document jsonb not null,
  updated_at timestamptz not null,
  updated_by integer references account (id) on delete set null,
  unique (service_id, id)
);
create unique index framework_draft_open on framework_draft (service_id, code) where state = 'open';

-- Official texts for which a service holds a licence, by the id of the requirement. Shown over the own-words titles to
-- the people of that service and to nobody else.
create table framework_text (
  service_id integer not null references service (id) on delete cascade,
  framework_code text not null,
  code text not null,
  title_nl text check (length(title_nl) <= 500),
  title_en text check (length(title_en) <= 500),
  text_nl text check (length(text_nl) <= 10000),
  text_en text check (length(text_en) <= 10000),
  loaded_at timestamptz not null,
  loaded_by integer references account (id) on delete set null,
  primary key (service_id, framework_code, code)
);

-- Writes frameworks and licensed texts for its service.
create function app_writes_frameworks() returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select 1 from public.app_memberships() where role = 'dpo' and municipality_id is null);
end $$;

-- Makes the next revision of an own framework, whole: once it stands nothing can be put into it or changed in it.
create function publish_framework(p_head jsonb, p_nodes jsonb, p_at timestamptz) returns integer
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
      applies_to, follows_code, follows_on)
    select v_id, n.kind, n.code, n.parent_code, n.position, n.title_nl, n.title_en, n.help_nl, n.help_en, n.evidence_nl,
      n.evidence_en, n.measure_nl, n.measure_en, n.level, n.levels, n.key_levels, n.na_levels, n.management, n.weight,
      n.applies_to, n.follows_code, n.follows_on
    from jsonb_to_recordset(p_nodes) as n (kind text, code text, parent_code text, position integer, title_nl text,
      title_en text, help_nl text, help_en text, evidence_nl text, evidence_en text, measure_nl text, measure_en text,
      level text, levels text[], key_levels text[], na_levels text[], management boolean, weight integer,
      applies_to text[], follows_code text, follows_on text[]);
  return v_id;
end $$;

-- Puts the licensed texts of one framework in the place of those that were there; none takes them away.
create function replace_framework_texts(p_code text, p_texts jsonb, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app_writes_frameworks() then
    raise exception 'only who writes frameworks for its service loads texts' using errcode = 'insufficient_privilege';
  end if;
  delete from framework_text where service_id = app_service() and framework_code = p_code;
  insert into framework_text (service_id, framework_code, code, title_nl, title_en, text_nl, text_en, loaded_at, loaded_by)
    select app_service(), p_code, t.code, t.title_nl, t.title_en, t.text_nl, t.text_en, p_at, app_actor()
    from jsonb_to_recordset(p_texts) as t (code text, title_nl text, title_en text, text_nl text, text_en text);
end $$;

-- Of which kinds the entities of a checklist are: all of them, also for who may see only one.
create function checklist_kinds(p_checklist integer) returns text[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  if not app_may_score(p_checklist) then
    return '{}';
  end if;
  return (select coalesce(array_agg(distinct e.kind), '{}') from checklist_entity ce join entity e on e.id = ce.entity_id
    where ce.checklist_id = p_checklist);
end $$;

-- Keeps what a checklist does not ask.
create function keep_unasked(p_checklist integer, p_nodes integer[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app_may_score(p_checklist) then
    raise exception 'what a checklist asks is kept by whoever may change its answers'
      using errcode = 'insufficient_privilege';
  end if;
  update checklist set unasked = p_nodes where id = p_checklist and unasked <> p_nodes;
end $$;

revoke all on function app_writes_frameworks(), publish_framework(jsonb, jsonb, timestamptz),
  replace_framework_texts(text, jsonb, timestamptz), checklist_kinds(integer), keep_unasked(integer, integer[]) from public;
grant execute on function app_writes_frameworks(), publish_framework(jsonb, jsonb, timestamptz),
  replace_framework_texts(text, jsonb, timestamptz), checklist_kinds(integer), keep_unasked(integer, integer[])
  to waarborg_web;

do $$
declare t text;
begin
  foreach t in array array['framework_draft', 'framework_text'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

create policy web on framework_draft to waarborg_web
  using (service_id = (select app_service()) and (select app_writes_frameworks()));
grant select on framework_draft to waarborg_web;
grant insert (service_id, code, document, updated_at, updated_by) on framework_draft to waarborg_web;
grant update (document, version, state, updated_at, updated_by) on framework_draft to waarborg_web;

create policy web on framework_text for select to waarborg_web
  using (service_id = (select app_service()) and exists (select 1 from app_memberships()));
grant select on framework_text to waarborg_web;
