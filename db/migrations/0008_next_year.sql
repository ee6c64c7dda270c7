-- The checklist of which the answers are proposed here, "to confirm": chosen at the launch. Nothing is copied; what is
-- proposed is read through this key, so that an answer that was not confirmed is nowhere an answer.
alter table checklist
  add column previous_id integer,
  add constraint checklist_previous_earlier check (previous_id < id),
  add constraint checklist_previous_fkey foreign key (municipality_id, previous_id)
    references checklist (municipality_id, id) on delete set null (previous_id);
create index checklist_by_previous on checklist (municipality_id, previous_id) where previous_id is not null;
grant insert (previous_id) on checklist to waarborg_web;

-- A save by which somebody said "unchanged since last year": which answer was confirmed, and which version of it was on
-- screen. By whom and when are the save's own `by_id` and `at`. A later save of other values bears no such mark.
alter table answer_version
  add column confirmed_of integer,
  add column confirmed_version integer,
  add constraint answer_version_confirmed_both check (confirmed_of is null or confirmed_version is not null),
  add constraint answer_version_confirmed_other check (confirmed_of <> answer_id),
  add constraint answer_version_confirmed_fkey foreign key (municipality_id, confirmed_of)
    references answer (municipality_id, id) on delete set null (confirmed_of);
create index answer_version_confirmed on answer_version (municipality_id, confirmed_of) where confirmed_of is not null;
grant insert (confirmed_of, confirmed_version) on answer_version to waarborg_web;
