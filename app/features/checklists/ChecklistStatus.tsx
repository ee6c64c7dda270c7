import { type ProgressState, TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Status, type Tone } from '#app/ui/Status.tsx';
import type { Mark } from './contents.ts';

/** How far a checklist is. */
export function ProgressStatus({ state }: { state: ProgressState }) {
  const t = useT();
  return <Status tone={TONE_OF_PROGRESS[state]}>{t(`terms.phase.${state}`)}</Status>;
}

const MARK_TONES: Record<Mark, Tone> = {
  returned: 'warning',
  open: 'quiet',
  to_confirm: 'busy',
  half: 'accent',
  explanation: 'accent',
  accepted: 'good',
  answered: 'good',
};

/** How one question stands. */
export function MarkStatus({ mark }: { mark: Mark }) {
  const t = useT();
  return <Status tone={MARK_TONES[mark]}>{t(`checklists.mark.${mark}`)}</Status>;
}

/** The day something is due, and how long that is; late is said in colour, shape and word. */
export function DueDay({ dueOn, daysLeft }: { dueOn: string; daysLeft: number | null }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <span className="nowrap">{formatDay(language, dueOn)}</span>{' '}
      {daysLeft !== null && daysLeft < 0 && <Status tone="bad">{t('terms.due.late', { n: -daysLeft })}</Status>}
      {daysLeft === 0 && <Status tone="warning">{t('terms.due.today')}</Status>}
      {daysLeft !== null && daysLeft > 0 && (
        <span className="soft small">({t('terms.due.left', { n: daysLeft })})</span>
      )}
    </>
  );
}
