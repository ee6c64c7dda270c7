import { ZONE } from '#app/domain/dates.ts';
import type { Language } from './catalogue.ts';

const LOCALES: Record<Language, string> = { nl: 'nl-BE', en: 'en-GB' };

function dayFormat(language: Language) {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: ZONE,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}
const days = { nl: dayFormat('nl'), en: dayFormat('en') };
const numbers = new Map<string, Intl.NumberFormat>();
const times = new Intl.DateTimeFormat('nl-BE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** A moment as `di 14 jan 2026, 09:30`, in Brussels. */
export function formatMoment(language: Language, moment: Date | string): string {
  const date = new Date(moment);
  return `${dayOf(language, date)}, ${times.format(date)}`;
}

/** A calendar day as `di 14 jan 2026`. */
export function formatDay(language: Language, day: string): string {
  return dayOf(language, new Date(`${day}T12:00:00Z`));
}

/** A time of day as `09:31`, in Brussels. */
export function formatTime(moment: Date | string): string {
  return times.format(new Date(moment));
}

/** A number in the reader's notation, with a fixed count of decimals: `2,5` in Dutch. */
export function formatNumber(language: Language, value: number, decimals = 0): string {
  return numbersOf(language, decimals).format(value);
}

/** Making one costs a hundred times what formatting with it does, and a page shows hundreds of numbers. */
function numbersOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}:${decimals}`;
  const known = numbers.get(key);
  if (known) return known;
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat(LOCALES[language], options);
  numbers.set(key, made);
  return made;
}

/** A size in bytes as `1,2 MB`. */
export function formatBytes(language: Language, bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatNumber(language, bytes / 1_000)} kB`;
  return `${formatNumber(language, bytes / 1_000_000, 1)} MB`;
}

function dayOf(language: Language, date: Date): string {
  const parts = days[language].formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value.replace('.', '') ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}
