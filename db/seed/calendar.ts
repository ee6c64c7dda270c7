import { addDays, localDate } from '#app/domain/dates.ts';

/** Days and moments counted back from one instant, so that the demo always looks as if it was used until today. */
export interface Calendar {
  /** The day so many days ago, as `YYYY-MM-DD`; a negative number lies ahead. */
  day(daysAgo: number): string;
  /** A moment in working hours about so many days ago, fractions counting. An earlier one never comes out later. */
  at(daysAgo: number): Date;
}

const DAY = 86_400_000;

export function calendarOf(now: Date): Calendar {
  return {
    day: (daysAgo) => addDays(localDate(now), -Math.round(daysAgo)),
    at: (daysAgo) => {
      const working = toWorkingHours(now.getTime() - daysAgo * DAY);
      return new Date(Math.min(working, now.getTime()));
    },
  };
}

/** Squeezes a day into 8 to 16 h UTC and a weekend into Friday evening; keeps the order of moments. */
function toWorkingHours(instant: number): number {
  const midnight = Math.floor(instant / DAY) * DAY;
  const part = (instant - midnight) / DAY;
  const weekday = new Date(midnight).getUTCDay();
  const weekend = weekday === 6 ? 0 : weekday === 0 ? 1 : null;
  const hours = weekend === null ? 7 + part * 8.5 : 16 + (weekend + part) * 1.5;
  const friday = midnight - (weekend === null ? 0 : (weekend + 1) * DAY);
  return Math.floor((friday + hours * 3_600_000) / 1000) * 1000;
}
