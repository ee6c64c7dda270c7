import type { Actor, Role } from '#app/domain/access.ts';
import { addDays, localDate } from '#app/domain/dates.ts';
import { WARN_DAYS } from '#app/domain/evidence.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listCare } from '#db/queries/evidence-register.server.ts';
import { countHanded, withHanded } from '#db/queries/handed.server.ts';
import { findKeeperFacts, listNextQuestions, listOwnMemberships, listWork } from '#db/queries/start.server.ts';
import { myWork, placesOf, type StartPageData, serviceWork } from './start-page.ts';

/** Reads what needs this person today. At most six queries, whatever there is to do. */
export async function findStart(tx: ActorTx): Promise<StartPageData> {
  const today = localDate(tx.now);
  const { actor } = tx;
  const handed = await countHanded(tx);
  const works = hasRole(actor, ['dpo', 'spoc', 'contributor']) ? withHanded(await listWork(tx), handed) : [];
  const mine = myWork(works, actor, today, handed);
  const next =
    mine.length > 0
      ? await listNextQuestions(
          tx,
          mine.map((each) => each.work.id),
        )
      : [];
  return {
    today,
    name: actor.name,
    answers: hasRole(actor, ['spoc', 'contributor']),
    mine: mine.map((each) => ({ ...each, next: next.find((one) => one.checklistId === each.work.id) ?? null })),
    places: placesOf(works, actor),
    care: await findCare(tx, today),
    service: hasRole(actor, ['dpo']) ? serviceWork(works, tx.now) : null,
    memberships: hasRole(actor, ['auditor']) ? await listOwnMemberships(tx) : null,
    keeper: hasRole(actor, ['admin']) ? await findKeeperFacts(tx) : null,
  };
}

/** What of the evidence asks attention; nothing is asked for whoever is nobody's point of contact. */
async function findCare(tx: ActorTx, today: string) {
  const own = tx.actor.memberships.filter(({ role }) => role === 'spoc').flatMap(({ municipalityId: id }) => id ?? []);
  return own.length === 0 ? [] : listCare(tx, own, { today, soon: addDays(today, WARN_DAYS[0]) });
}

/** Whether somebody has one of these roles, wherever. */
export function hasRole(actor: Actor, roles: readonly Role[]): boolean {
  return actor.memberships.some((membership) => roles.includes(membership.role));
}
