import { seeded } from '#app/domain/random.ts';
import { topicOf, USUAL } from './topics.ts';
import type { Place } from './world.ts';

/** The mean maturity of each client three, two and one years ago and today; two of them get worse. */
const COURSES: readonly (readonly [number, number, number, number])[] = [
  [2.05, 2.4, 2.8, 3.05],
  [2.3, 2.5, 2.75, 2.95],
  [2.6, 2.9, 3.2, 3.3],
  [1.8, 2.1, 2.5, 2.7],
  [2.6, 2.55, 2.3, 2.1],
  [2.1, 2.6, 2.9, 3.05],
  [2.8, 2.9, 2.85, 2.45],
  [1.7, 2.0, 2.4, 2.65],
  [1.6, 1.7, 1.8, 1.9],
  [2.2, 2.25, 2.5, 2.75],
  [3.0, 3.25, 3.5, 3.7],
  [2.0, 2.3, 2.6, 2.85],
  [1.9, 2.3, 2.15, 2.35],
];

/** How mature a municipality was so many years ago, from 1 to 5. */
export function strengthOf(place: Place, years: number): number {
  const course = place.told ? COURSES[place.index] : undefined;
  if (!course) return seeded(`course ${place.slug}`).around(2.5, 0.5) - 0.25 * years;
  const step = Math.min(3, Math.max(0, 3 - years));
  const before = Math.floor(step);
  const from = course[before] ?? 2.5;
  return from + ((course[before + 1] ?? from) - from) * (step - before);
}

/** How mature it was in one requirement: some things are hard for everybody, some for this one, some are luck. */
export function maturityIn(place: Place, code: string, key: string, years: number): number {
  const topic = topicOf(code);
  const own = seeded(`${place.slug} ${topic}`).around(0, 0.42);
  const luck = seeded(`${place.slug} ${key} ${code}`).around(0, 0.3);
  return strengthOf(place, years) + (USUAL[topic] ?? 0) + own + luck;
}
