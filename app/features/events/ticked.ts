import type { EventCandidate } from '#db/queries/incident-events.server.ts';

/** The municipalities that a button ticks: all, none, those of a province, or those where an entity is covered. */
export function ticked(candidates: readonly EventCandidate[], by: string): number[] {
  const [what, value = ''] = by.split(/:(.*)/s);
  const fits = ({ province, covers }: EventCandidate) =>
    what === 'all' || (what === 'province' && province === value) || (what === 'covers' && covers.includes(value));
  return candidates.filter(fits).map(({ id }) => id);
}
