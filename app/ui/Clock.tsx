import { createElement } from 'react';
import type { ClockPhase, ClockState, DeadlineExplanation } from '#app/domain/deadline.ts';
import { explanationLines, remainingText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Status, type Tone } from './Status.tsx';

const TONES: Record<ClockPhase, Tone> = { running: 'busy', due_soon: 'warning', overdue: 'bad', stopped: 'good' };

/** A legal clock in a line: how it stands as colour, shape and word, what is left, and until when. It counts down by itself. */
export function ClockLine({ state }: { state: ClockState }) {
  const t = useT();
  const language = useLanguage();
  const { phase, deadline, late } = state;
  const stopped = phase === 'stopped';
  const tone = stopped && late ? 'bad' : TONES[phase];
  return (
    <span className="clock-line">
      <Status tone={tone}>
        {stopped ? t(`clocks.stopped.${late ? 'late' : 'in_time'}`) : t(`clocks.phase.${phase}`)}
      </Status>{' '}
      {!stopped && <Countdown state={state} />}{' '}
      {deadline && (
        <span className="soft small nowrap">{t('clocks.until', { at: formatMoment(language, deadline) })}</span>
      )}
    </span>
  );
}

/** What is left as text, which `clock-countdown` brings up to date every half minute. */
function Countdown({ state }: { state: ClockState }) {
  const t = useT();
  const said = remainingText(t, state);
  if (state.deadline === null) return <span>{said}</span>;
  const time = '{time}';
  return createElement(
    'clock-countdown',
    {
      'data-deadline': state.deadline.toISOString(),
      'data-left': t('clocks.left', { time }),
      'data-late': t('clocks.late_by', { time }),
      'data-minute': t('clocks.time.minutes', { n: 1 }),
      'data-minutes': t('clocks.time.minutes', { n: 9 }),
      'data-hours': t('clocks.time.hours', { h: 8, m: 9 }),
      'data-days': t('clocks.time.days', { d: 8, h: 9 }),
    },
    said,
  );
}

/** How a deadline came about, folded: start, rule, zone, and what a clock change did to it. */
export function ClockExplained({ how }: { how: DeadlineExplanation }) {
  const t = useT();
  const language = useLanguage();
  return (
    <details className="clock-how">
      <summary>{t('clocks.explain.title')}</summary>
      <ol>
        {explanationLines(t, language, how).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </details>
  );
}
