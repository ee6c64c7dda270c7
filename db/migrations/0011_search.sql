-- Search forgives accents, case and one typing error. Both extensions are trusted: an owner that may create in its
-- database installs them.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- How a text is compared: small letters without accents, with a blank before each word, also before the first one and
-- after an opening mark. Immutable, so that a column can be generated with it; the dictionary is named in full because what
-- it means may not depend on a search path.
create function search_text(p_text text) returns text language sql immutable strict parallel safe as
  $$ select ' ' || translate(lower(public.unaccent('public.unaccent'::regdictionary, p_text)), '"''([{/', '      ') $$;

-- Kept beside the text and not only in an index: an index of trigrams finds rows that may match, and taking the accents off
-- each of thousands again costs thirty times as much as reading it here.
alter table answer add search text not null generated always as (search_text(explanation)) stored;
alter table verdict add search text not null generated always as (search_text(remark)) stored;
alter table evidence add search text not null generated always as (search_text(title)) stored;
alter table evidence_file add search text not null generated always as (search_text(file_name)) stored;
alter table checklist add search text not null generated always as (search_text(title)) stored;
alter table framework_node add search text not null generated always as (search_text(
  code || ' ' || title_nl || ' ' || title_en || ' ' || coalesce(help_nl, '') || ' ' || coalesce(help_en, ''))) stored;

-- Every search reads the list of rows that are not yet in the index proper, so that list is kept short.
create index answer_search on answer using gin (search gin_trgm_ops)
  with (gin_pending_list_limit = 256) where explanation <> '';
create index verdict_search on verdict using gin (search gin_trgm_ops)
  with (gin_pending_list_limit = 256) where remark <> '';
create index verdict_remarks on verdict (municipality_id) where remark <> '';
create index evidence_search on evidence using gin (search gin_trgm_ops) with (gin_pending_list_limit = 256);
create index evidence_file_search on evidence_file using gin (search gin_trgm_ops) with (gin_pending_list_limit = 256);
create index checklist_search on checklist using gin (search gin_trgm_ops) with (gin_pending_list_limit = 256);
create index framework_node_search on framework_node using gin (search gin_trgm_ops);

-- The numbers of rows whose text has all words, the best first, at most p_most of each kind. An operator that is not
-- leakproof uses no index below a row policy, so this runs as the owner and names the tenant by itself, with the same
-- arrays as the policies; a piece of evidence may come twice, for its title and for its files. It gives numbers and no text: who asks reads the rows under the policies, which have the last word.
-- p_words: per word what `like any` must find and, where that alone finds too much, what another must find as well.
-- p_phrase: all words as they were typed; a text that begins with them is better than one where they begin a word.
create function search_ids(p_words jsonb, p_phrase text, p_most integer) returns table (kind text, id integer)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  v_registers integer[] := app_registers();
  v_checklists integer[] := app_checklists();
  v_answers integer[] := app_handed_answers();
  v_evidence integer[] := app_evidence() || app_handed_evidence();
  v_municipalities integer[] := app_municipalities();
  -- Row security hides from the planner how often a word occurs. Over all of a service the index of words is the better
  -- way, within one municipality that of municipalities: an expression instead of the column keeps the former out.
  v_column text := case when app_register_wide() then 'r.search' else '(r.search || '''')' end;
  v_whole text := 'r.service_id = $1 and (r.municipality_id = any ($2)'
    || case when cardinality(v_checklists) = 0 then '' else ' or r.checklist_id = any ($3)' end;
  v_place text[];
  v_word jsonb;
  v_like text;
  v_near text;
begin
  foreach v_place slice 1 in array array[
    ['answer', 'answer', v_column, 'r.explanation <> '''' and not r.withdrawn and ' || v_whole
      || case when cardinality(v_answers) = 0 then ')' else ' or r.id = any ($8))' end],
    ['remark', 'verdict', v_column, 'r.remark <> '''' and ' || v_whole
      || case when cardinality(v_answers) = 0 then ')' else ' or r.answer_id = any ($8))' end],
    ['checklist', 'checklist', v_column, 'r.service_id = $1 and (r.municipality_id = any ($2) or r.id = any ($3 || $9))'],
    ['evidence', 'evidence', v_column, 'r.service_id = $1 and r.municipality_id = any ($5)
      and (r.municipality_id = any ($2) or r.id = any ($4) or r.created_by = app_actor()) and not r.id = any ($10)'],
    ['evidence', 'evidence_file', v_column, 'r.service_id = $1 and r.municipality_id = any ($5)
      and (r.municipality_id = any ($2) or r.evidence_id = any ($4 || $11)) and not r.evidence_id = any ($10)'],
    ['requirement', 'framework_node', 'r.search', 'r.kind = ''requirement'' and r.framework_id in (
      select distinct on (f.service_id, f.code, f.edition) f.id from framework f
      where f.service_id is null or f.service_id = $1 order by f.service_id, f.code, f.edition, f.revision desc)']
  ] loop
    v_like := '';
    v_near := '';
    for v_word in select * from jsonb_array_elements(p_words) loop
      v_like := v_like || format(' and %s like any (%L::text[])', v_place[3],
        array(select jsonb_array_elements_text(v_word -> 'like')));
      if v_word ? 'near' then
        v_near := v_near || format(' and search like any (%L::text[])',
          array(select jsonb_array_elements_text(v_word -> 'near')));
      end if;
    end loop;
    if v_like = '' then
      raise exception 'nothing to search for' using errcode = 'invalid_parameter_value';
    end if;
    return query execute format(
      'select %L, hit.id from (select %s as id, r.search from %I r where %s%s limit %s) hit where true%s
       order by case when starts_with(search, '' '' || $7) then 0 when position('' '' || $7 in search) > 0 then 1 else 2 end,
         hit.id desc limit $6',
      v_place[1], case v_place[2] when 'evidence_file' then 'r.evidence_id' else 'r.id' end, v_place[2], v_place[4], v_like,
      -- A word that half the texts have is ranked among the first of them; more texts are looked at when few will do.
      case when v_near = '' then 5 * p_most else 4000 end, v_near)
      using app_service(), v_registers, v_checklists, v_evidence, v_municipalities, p_most, p_phrase, v_answers,
        app_handed_checklists(), app_withheld_evidence(), app_own_evidence();
  end loop;
end $$;

revoke all on function search_ids(jsonb, text, integer) from public;
grant execute on function search_ids(jsonb, text, integer) to waarborg_web;
