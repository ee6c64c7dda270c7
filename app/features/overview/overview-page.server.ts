import { can, type RefusalReason, type Verdict } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { type Standing, standingsOf } from '#app/domain/overview.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { findMunicipality, type MunicipalityFacts } from '#db/queries/municipalities.server.ts';
import { listExceptions, listScoredChecklists, listTitles } from '#db/queries/overview.server.ts';
import { listFunctions } from '#db/queries/people.server.ts';
import { type OverviewPageData, toEntityLine } from './overview-page.ts';

export type FoundOverview =
  | { kind: 'found'; page: OverviewPageData }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'not_found' };

/** Reads what the overview of one municipality shows. Six queries, however many checklists and answers there are. */
export async function findOverview(tx: ActorTx, slug: string): Promise<FoundOverview> {
  const municipality = await findMunicipality(tx, slug);
  if (!municipality) return { kind: 'not_found' };
  const scope = { municipalityId: municipality.id };
  const verdict = can(tx.actor, 'overview.read', scope);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const page = await readOverview(tx, municipality);
  const may = {
    answer: answersHere(can(tx.actor, 'checklist.answer', scope)),
    review: can(tx.actor, 'checklist.review', scope).allowed,
  };
  return { kind: 'found', page: { ...page, may } };
}

/** A reviewer may answer for a municipality, but it is not what waits for a reviewer. */
function answersHere(verdict: Verdict): boolean {
  return verdict.allowed && verdict.as !== 'dpo';
}

async function readOverview(tx: ActorTx, municipality: MunicipalityFacts): Promise<Omit<OverviewPageData, 'may'>> {
  const today = localDate(tx.now);
  const entities = await listEntities(tx, municipality.id);
  const functions = await listFunctions(tx, municipality.id);
  const checklists = await listScoredChecklists(tx, [municipality.id]);
  const standings = standingsOf(checklists);
  const titles = await listTitles(tx, codesOf(standings));
  const current = standings.flatMap(({ headline, running }) => (running ?? headline)?.id ?? []);
  const exceptions = await listExceptions(tx, current);
  return {
    municipality,
    today,
    entities: entities.map((entity) => toEntityLine(entity, today)),
    people: functions.filter((each) => each.fromOn <= today && (each.untilOn === null || each.untilOn >= today)),
    standings,
    checklists,
    titles,
    exceptions,
  };
}

/** The codes whose titles the page names: groups and weakest measures of the checklist whose score counts. */
export function codesOf(standings: readonly Standing[]): { frameworkId: number; code: string }[] {
  return standings.flatMap(({ headline }) => {
    const own = headline?.summary?.own;
    if (!headline || !own) return [];
    return [...own.groups, ...own.weakest].map(({ code }) => ({ frameworkId: headline.frameworkId, code }));
  });
}
