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
