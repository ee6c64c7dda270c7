export const SHOWS = ['active', 'all', 'no_second_factor', 'suspended'] as const;

/** What the address of the people page asks for. */
export interface PeopleQuery {
  q: string;
  show: (typeof SHOWS)[number];
}

export function readPeopleQuery(search: URLSearchParams): PeopleQuery {
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    show: SHOWS.find((one) => one === search.get('show')) ?? 'active',
  };
}

interface Row {
  hasSecondFactor: boolean | null;
  roles: readonly { fromOn: string; untilOn: string | null; suspended: boolean }[];
}

/** Whether a person belongs to what is asked for. */
export function isShown(person: Row, show: PeopleQuery['show'], today: string): boolean {
  const present = person.roles.filter((role) => role.untilOn === null || role.untilOn >= today);
  if (show === 'all') return true;
  if (show === 'suspended') return present.some((role) => role.suspended);
  if (show === 'no_second_factor') return present.length > 0 && !person.hasSecondFactor;
  return present.length > 0;
}
