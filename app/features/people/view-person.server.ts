import { localDate } from '#app/domain/dates.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listMunicipalityNames } from '#db/queries/municipalities.server.ts';
import type { HandOverView } from './HandOver.tsx';
import { previewHandOver } from './hand-over-work.server.ts';
import type { ShownPerson, ShownRole } from './people-view.ts';
import { viewPerson } from './view-people.server.ts';

export interface PersonView {
  person: ShownPerson;
  open: 'grant' | ShownRole | null;
  municipalities: { slug: string; name: string }[];
  isSelf: boolean;
  handOver: HandOverView;
  today: string;
}

/** One person for the administrator, with the form and the hand-over that the address asks for. */
export async function viewPersonPage(
  tx: ActorTx,
  accountId: number,
  search: URLSearchParams,
): Promise<PersonView | null> {
  const person = await viewPerson(tx, accountId);
  if (!person) return null;
  const to = /^[1-9]\d{0,8}$/.test(search.get('to') ?? '') ? Number(search.get('to')) : null;
  const form = search.get('form');
  const ending = form === 'end' ? person.roles.find((role) => String(role.id) === search.get('membership')) : undefined;
  return {
    person,
    open: form === 'grant' ? 'grant' : (ending ?? null),
    municipalities: form === 'grant' ? await listMunicipalityNames(tx) : [],
    isSelf: accountId === tx.actor.accountId,
    handOver: await previewHandOver(tx, accountId, to),
    today: localDate(tx.now),
  };
}
