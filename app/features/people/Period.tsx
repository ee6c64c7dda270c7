import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Status } from '#app/ui/Status.tsx';

/** A period in words: since a day, from a day to come, or between two. */
export function PeriodText({ fromOn, untilOn, today }: { fromOn: string; untilOn: string | null; today: string }) {
  const t = useT();
  const language = useLanguage();
  const from = formatDay(language, fromOn);
  if (untilOn !== null) return <>{t('people.between', { from, until: formatDay(language, untilOn) })}</>;
  return <>{t(fromOn > today ? 'people.from_future' : 'people.since', { day: from })}</>;
}

interface StateProps {
  fromOn: string;
  untilOn: string | null;
  suspended: boolean;
  today: string;
}

/** Whether a role counts today. */
export function RoleState({ fromOn, untilOn, suspended, today }: StateProps) {
  const t = useT();
  if (untilOn !== null && untilOn < today) return <Status tone="quiet">{t('people.ended')}</Status>;
  if (suspended) return <Status tone="bad">{t('people.suspended')}</Status>;
  if (fromOn > today) return <Status tone="accent">{t('people.starts_later')}</Status>;
  return <Status tone="good">{t('people.active')}</Status>;
}

/** Whether a role is over, so that it belongs with the past: ended, or ended on the first of its days. */
export function isOver(role: { fromOn: string; untilOn: string | null; suspended: boolean }, today: string): boolean {
  if (role.untilOn === null) return false;
  return role.untilOn < today || (role.suspended && role.untilOn === role.fromOn);
}
