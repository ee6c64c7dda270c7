import { localDate } from '#app/domain/dates.ts';
import { type Standing, standingsOf } from '#app/domain/overview.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listScoredChecklists, listTitles, type NodeTitle } from '#db/queries/overview.server.ts';
import { codesOf } from './overview-page.server.ts';

/** Where each municipality of a director stands, on one page. */
export interface DirectorView {
  today: string;
  places: { slug: string; name: string; standings: Standing[] }[];
  titles: NodeTitle[];
}

/** Reads the standings of the municipalities in which somebody is director. Two queries. */
export async function findDirectorView(tx: ActorTx): Promise<DirectorView> {
  const own = tx.actor.memberships
    .filter(({ role }) => role === 'director')
    .flatMap((each) => each.municipalityId ?? []);
  const all = await listScoredChecklists(tx, own);
  const slugs = [...new Set(all.map((each) => each.slug))];
  const places = slugs.map((slug) => {
    const mine = all.filter((each) => each.slug === slug);
    return { slug, name: mine[0]?.municipality ?? '', standings: standingsOf(mine) };
  });
  const titles = await listTitles(
    tx,
    places.flatMap((place) => codesOf(place.standings)),
  );
  return { today: localDate(tx.now), places, titles };
}
