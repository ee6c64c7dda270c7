-- A report to the CCB that goes no further: there is no duty after all, it was voluntary, or it was opened by mistake.
alter table nis2_report add column stopped_at timestamptz;
alter table nis2_report add column stopped_ground text check (stopped_ground in ('not_significant', 'voluntary', 'mistake'));
alter table nis2_report add column stopped_reason text not null default '' check (length(stopped_reason) <= 4000);
alter table nis2_report add column stopped_by integer references account (id) on delete set null;
alter table nis2_report add check ((stopped_at is null) = (stopped_ground is null));
alter table nis2_report add check (stopped_at is null or btrim(stopped_reason) <> '');
-- Goes up when the end of handling is put at another moment, from which the clock of the final report runs anew.
alter table nis2_report add column handled_version integer not null default 0 check (handled_version >= 0);
update nis2_report set handled_version = 1 where handled_at is not null;
grant update (stopped_at, stopped_ground, stopped_reason, stopped_by, handled_version) on nis2_report to waarborg_web;
grant select (stopped_at, handled_version) on nis2_report to waarborg_worker;

-- What was decided elsewhere and taken over from another register: nobody knows at what moment, and it is whole as it is.
alter table breach_decision add column taken_over boolean not null default false;
alter table breach_persons add column taken_over boolean not null default false;
-- Closed dossiers are frozen by a trigger; to say of them what they are changes nothing in them.
alter table breach_decision disable trigger user;
alter table breach_persons disable trigger user;
update breach_decision d set taken_over = true from breach b where b.id = d.breach_id and d.version = 1
  and d.advice_version is null and d.decided_at < b.opened_at;
update breach_persons p set taken_over = true from breach_decision d where d.breach_id = p.breach_id and d.taken_over
  and d.version = 1 and p.version = 1 and p.decided_at = d.decided_at;
alter table breach_decision enable trigger user;
alter table breach_persons enable trigger user;
grant insert (taken_over) on breach_decision to waarborg_web;
grant insert (taken_over) on breach_persons to waarborg_web;
