-- Incidents are found by number and words; their texts are kept folded for the reason given in 0011.

-- The number of a line of a register as people say it; its prefixes are those of `registerNumber`.
create function register_code(p_prefix text, p_year integer, p_number integer) returns text
  language sql immutable strict parallel safe as
  $$ select p_prefix || '-' || p_year::text || '-'
    || case when p_number < 1000 then lpad(p_number::text, 3, '0') else p_number::text end $$;

alter table incident add search text not null generated always as (search_text(
  register_code('INC', year, number) || ' ' || title || ' ' || description || ' ' || supplier || ' ' || systems)) stored;

-- A decision not to notify that a higher risk overtook stops no clock any more: the worker knows how the risk stands, and
-- not why.
create policy worker on breach_assessment for select to waarborg_worker using (true);
grant select (breach_id, version, risk) on breach_assessment to waarborg_worker;
