import { type Actor, can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { includes } from '#app/domain/municipality.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { listMemberships, type MembershipRow } from '#db/queries/memberships.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { handOverWork, listOpenWork, listPeople, type OpenWork, type PersonFacts } from '#db/queries/people.server.ts';

/** Somebody's open work, who could take it, and what a chosen person would get. */
export interface HandOverPreview {
  work: OpenWork[];
  candidates: { id: number; name: string; takes: number }[];
  /** Null while nobody was chosen. */
  chosen: { id: number; name: string; goes: OpenWork[]; stays: OpenWork[] } | null;
}

/** What handing over would do, without doing it. */
export async function previewHandOver(tx: ActorTx, from: number, to: number | null): Promise<HandOverPreview> {
  const work = await listOpenWork(tx, from);
  if (work.length === 0) return { work, candidates: [], chosen: null };
  const memberships = await listMemberships(tx);
  const people = (await listPeople(tx)).filter((person) => person.id !== from && !person.suspended);
  const today = localDate(tx.now);
  const candidates = people.flatMap((person) => {
    const goes = work.filter((one) => mayTake(asActor(tx, person, memberships, today), one));
    return goes.length > 0 ? [{ id: person.id, name: person.name, goes }] : [];
  });
  const chosen = candidates.find((candidate) => candidate.id === to);
  return {
    work,
    candidates: candidates.map(({ goes, ...person }) => ({ ...person, takes: goes.length })),
    chosen: chosen ? { ...chosen, stays: work.filter((one) => !chosen.goes.includes(one)) } : null,
  };
}

/** The same table that guards the answer page says who may take it over. */
function mayTake(actor: Actor, work: OpenWork): boolean {
  const { municipalityId, entityIds } = work;
  return can(actor, 'checklist.answer', { municipalityId, entityIds, assigneeId: actor.accountId }).allowed;
}

function asActor(tx: ActorTx, person: PersonFacts, all: readonly MembershipRow[], today: string): Actor {
  const memberships = all.filter((one) => one.accountId === person.id && !one.suspended && includes(one, today));
  const { id, name, email, language } = person;
  return { accountId: id, serviceId: tx.actor.serviceId, name, email, language, memberships };
}

export type HandOverOutcome =
  | { kind: 'handed_over'; count: number }
  | { kind: 'nobody' }
  | { kind: 'refused'; reason: 'role' | 'scope' | 'not_handed_over' };

/**
 * Gives what somebody has open to another person, as far as that person may answer it; the rest stays and is shown
 * again. The new owner gets a mail for each; every one is in the journal of its municipality.
 */
export async function handOver(tx: ActorTx, from: number, to: number, formKey: string): Promise<HandOverOutcome> {
  const verdict = can(tx.actor, 'people.manage');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const { chosen } = await previewHandOver(tx, from, to);
  if (!chosen) return { kind: 'nobody' };
  if ((await claimForm(tx, formKey, 'person.handed_over')).kind === 'done') return { kind: 'handed_over', count: 0 };
  const moved = await handOverWork(
    tx,
    from,
    to,
    chosen.goes.map((one) => one.checklistId),
  );
  const gone = chosen.goes.filter((one) => moved.includes(one.checklistId));
  await queueMails(
    tx,
    gone.map((one) => ({
      kind: 'checklist_handed_over',
      params: {
        municipality: one.municipality,
        title: one.title,
        path: `/m/${one.slug}/checklists/${one.checklistId}`,
        by: tx.actor.name,
        dueOn: one.dueOn,
      },
      accountId: to,
      serviceId: tx.actor.serviceId,
      key: `checklist_handed_over:${one.checklistId}:${formKey}`,
    })),
  );
  await recordAll(tx, verdict.as, [
    ...gone.map(
      (one) =>
        ({
          event: 'checklist.reassigned',
          municipalityId: one.municipalityId,
          objectType: 'checklist',
          objectId: one.checklistId,
          before: { assignee: from },
          after: { assignee: to },
        }) as const,
    ),
    {
      event: 'person.handed_over',
      objectType: 'account',
      objectId: from,
      before: { person: from },
      after: { person: to, checklists: gone.length },
    },
  ]);
  return { kind: 'handed_over', count: gone.length };
}
