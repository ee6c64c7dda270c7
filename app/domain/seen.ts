/** The values of a thing that a form was filled in upon, by the names of the form's fields. */
export type SeenValues = Readonly<Record<string, string>>;

/**
 * What a form carries along to say which values its reader saw. A save that was made upon others is refused, so that two
 * people who change the same thing never overwrite each other unseen.
 */
export function seenText(present: SeenValues): string {
  return JSON.stringify(Object.entries(present).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether the thing has other values now than those the form was filled in upon. */
export function changedSince(seen: string, present: SeenValues): boolean {
  return seen !== seenText(present);
}

/** How an entity is seen by the form that changes it. */
export const seenEntity = (entity: { name: string; kbo: string | null; ovo: string | null }): SeenValues => ({
  name: entity.name,
  kbo: entity.kbo ?? '',
  ovo: entity.ovo ?? '',
});

/** How somebody's function is seen by the form that changes it. */
export const seenFunction = (one: {
  name: string;
  email: string;
  phone: string;
  untilOn: string | null;
}): SeenValues => ({ name: one.name, email: one.email, phone: one.phone, until: one.untilOn ?? '' });
