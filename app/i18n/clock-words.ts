import type { ReminderStep } from '#app/domain/clock-reminders.ts';
import type { ClockState, DeadlineExplanation } from '#app/domain/deadline.ts';
import type { Duration } from '#app/domain/deadline-rules.ts';
import { type PartialDate, partsOf } from '#app/domain/partial-date.ts';
import type { Language } from './catalogue.ts';
import { formatDay, formatMoment } from './format.ts';
import type { Translate } from './translate.ts';

const MINUTE = 60_000;

/** `72 uur`, `1 maand`, or `zonder onredelijke vertraging`. */
export function durationText(t: Translate, duration: Duration | null): string {
  return duration === null ? t('clocks.duration.none') : t(`clocks.duration.${duration.unit}`, { n: duration.n });
}

/** `nog 5 u 12 min`, `2 dagen 3 u te laat`; cut to whole minutes, so that it never promises more than there is. */
export function remainingText(t: Translate, { remainingMs }: ClockState): string {
  if (remainingMs === null) return t('clocks.no_deadline');
  const time = spanText(t, Math.abs(remainingMs));
  return remainingMs < 0 ? t('clocks.late_by', { time }) : t('clocks.left', { time });
}

/** A span in at most two units: `12 minuten`, `5 u 12 min`, `3 dagen 4 u`. */
export function spanText(t: Translate, ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return t('clocks.time.minutes', { n: minutes });
  if (hours < 72) return t('clocks.time.hours', { h: hours, m: minutes % 60 });
  return t('clocks.time.days', { d: Math.floor(hours / 24), h: hours % 24 });
}

/** How a deadline came about, line by line in the order in which it was reckoned; the last is information only. */
export function explanationLines(t: Translate, language: Language, one: DeadlineExplanation): string[] {
  const moment = (at: Date) => formatMoment(language, at);
  const source = t(`clocks.source.${one.ruleId}`);
  const lines = [
    t('clocks.explain.start', { moment: moment(one.start), start: t(`clocks.start.${one.startKind}`) }),
    one.duration === null
      ? t('clocks.explain.no_duration', { source })
      : t('clocks.explain.rule', {
          source,
          duration: durationText(t, one.duration),
          day: formatDay(language, one.validFrom),
        }),
  ];
  if (one.duration !== null) lines.push(t(`clocks.explain.${one.duration.unit === 'hours' ? 'hours' : 'calendar'}`));
  if (one.clamped) lines.push(t('clocks.explain.clamped'));
  lines.push(t('clocks.explain.zone', { offset: offsetText(one.startOffset) }));
  if (one.offsetChangeAt && one.duration?.unit === 'hours')
    lines.push(
      t(`clocks.explain.${one.offsetChange > 0 ? 'forward' : 'back'}`, { moment: moment(one.offsetChangeAt) }),
    );
  if (one.resolved && one.deadline) lines.push(t(`clocks.resolved.${one.resolved}`, { moment: moment(one.deadline) }));
  if (one.deadline) lines.push(t('clocks.explain.deadline', { moment: moment(one.deadline) }));
  if (one.later) lines.push(t(`clocks.explain.later.${one.later.ground}`, { moment: moment(one.later.at) }));
  return lines;
}

/** `48 uur na het begin`, `7 dagen vooraf`, `Termijn verstreken`. */
export function stepText(t: Translate, { key }: Pick<ReminderStep, 'key'>): string {
  if (key === 'deadline') return t('clocks.step.deadline');
  return t(key.endsWith('h') ? 'clocks.step.hours' : 'clocks.step.days', { n: Number.parseInt(key, 10) });
}

const months = {
  nl: new Intl.DateTimeFormat('nl-BE', { timeZone: 'UTC', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }),
};

/** A moment no more precise than it is known: `di 14 jul 2026, 10:30`, `di 14 jul 2026`, `juli 2026`, `2026`, `Onbekend`. */
export function partialText(t: Translate, language: Language, date: PartialDate): string {
  if (date.precision === 'unknown') return t('clocks.precision.unknown');
  if (date.precision === 'minute') return formatMoment(language, date.at);
  if (date.precision === 'day') return formatDay(language, date.value);
  const { year } = partsOf(date);
  return date.precision === 'month' ? months[language].format(new Date(`${date.value}-01T00:00:00Z`)) : year;
}

function offsetText(minutes: number): string {
  return `UTC+${minutes / 60}`;
}
