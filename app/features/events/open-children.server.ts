import type { Role } from '#app/domain/access.ts';
import { incidentYear } from '#app/domain/incident.ts';
import { tasksFrom } from '#app/domain/incident-tasks.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { openChildrenOf } from '#db/queries/incident-event-acts.server.ts';
import { findTemplate, markTemplate, type UsableTemplate } from '#db/queries/incident-templates.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { listMessageTargets } from '#db/queries/messages.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';

export type PathOf = (slug: string, number: string) => string;

/** The template that was chosen, null for none, or 'gone' for one that is not in use any more. At most one query. */
export async function chosenTemplate(tx: ActorTx, id: number | null): Promise<UsableTemplate | null | 'gone'> {
  return id === null ? null : ((await findTemplate(tx, id)) ?? 'gone');
}

/**
 * Gives each of these municipalities an incident of its own under an event and tells its SPOCs, who read of their own
 * only. As many statements for three hundred as for one. @returns how many are new.
 */
export async function openChildren(
  tx: ActorTx,
  as: Role,
  event: { id: number; code: string },
  asked: { municipality: readonly number[]; template: UsableTemplate | null },
  pathOf: PathOf,
): Promise<number> {
  const year = incidentYear(tx.now);
  const { template } = asked;
  const tasks = template === null ? [] : tasksFrom(template.tasks, tx.now);
  const made = await openChildrenOf(tx, { ...event, year }, [...new Set(asked.municipality)], tasks);
  const ids = made.map(({ id }) => id);
  if (template !== null) await markTemplate(tx, ids, template);
  const children = made.map((child) => ({ ...child, code: registerNumber('incident', year, child.number) }));
  await recordAll(
    tx,
    as,
    children.map(({ municipalityId, code }) => ({
      event: 'incident.opened_by_event',
      municipalityId,
      objectType: 'incident',
      objectId: code,
      after: { event: event.code },
    })),
  );
  const readersOf = new Map((await listMessageTargets(tx)).map(({ id, readers }) => [id, readers]));
  await queueMails(
    tx,
    children.flatMap(({ id, municipalityId, slug, municipality, code }) =>
      (readersOf.get(municipalityId) ?? []).map((accountId) => ({
        kind: 'incident_by_event' as const,
        accountId,
        serviceId: tx.actor.serviceId,
        key: `incident_by_event:${id}:${accountId}`,
        params: { municipality, number: code, path: pathOf(slug, code) },
      })),
    ),
  );
  return children.length;
}
