-- A request of a data subject that was dealt with can be opened again, with the reason. Its clock is that of its receipt:
-- nothing of that is kept anew. What it was closed with before stays in its history; the row says when and how.
alter table data_request
  add column reopened_at timestamptz,
  add column reopened_from text check (reopened_from in ('answered', 'refused', 'withdrawn')),
  add column reopened_reason text not null default '' check (length(reopened_reason) <= 4000),
  add column closed_before_at timestamptz,
  add constraint data_request_reopened_whole check ((reopened_at is null) = (reopened_from is null)
    and (reopened_at is null) = (closed_before_at is null) and (reopened_at is null) = (reopened_reason = ''));
grant update (reopened_at, reopened_from, reopened_reason, closed_before_at) on data_request to waarborg_web;

alter table request_step
  drop constraint request_step_kind_check,
  drop constraint request_step_check1,
  add constraint request_step_kind_check check (kind in ('received', 'identity_asked', 'identity_checked', 'extended',
    'answered', 'refused', 'withdrawn', 'reopened', 'changed', 'note')),
  add constraint request_step_says_why check (kind not in ('extended', 'refused', 'reopened', 'changed', 'note')
    or text <> '');
