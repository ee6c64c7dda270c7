/** The zone of every date that a person reads or that has an effect in law. */
export const ZONE = 'Europe/Brussels';

const dayParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Brussels at an instant, as `YYYY-MM-DD`. */
export function localDate(instant: Date): string {
  return dayParts.format(instant);
}

/** A calendar day some days later (or earlier, when negative); days have no zone, so no clock change can bend this. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
