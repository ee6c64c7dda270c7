import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { AUTHORITIES, templateFacts } from '#app/domain/breach.ts';
import { isContentKept, knownDifference, missingForRecipient, type Recipient } from '#app/domain/breach-notifying.ts';
import { STAGES, type Stage } from '#app/domain/breach-template.ts';
import { parseRegisterNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { readBreachValues } from '#db/queries/breach-facts.server.ts';
import { listNotifications } from '#db/queries/breach-notifications.server.ts';
import { findBreach } from '#db/queries/breaches.server.ts';
import { breachHead } from './breach-head.ts';

import type { BreachAddress } from './held-breach.server.ts';
import { type Asked, allRecipients, type NotifyingFacts, prepared, recipientLines } from './prepared.server.ts';

/** The notifications of a dossier, per recipient; null when it is not the actor's. */
export async function viewNotifications(tx: ActorTx, address: BreachAddress) {
  const facts = await notifyingFacts(tx, address);
  return facts && { head: breachHead(tx.actor, facts.breach, tx.now), recipients: recipientLines(facts) };
}
export type NotificationsView = NonNullable<Awaited<ReturnType<typeof viewNotifications>>>;

/**
 * A notification that is being prepared; null when the dossier is not the actor's, or nothing is left to send.
 * @param search `to` and `stage`; the first that can follow, where they are left out.
 */
export async function viewPreparation(tx: ActorTx, address: BreachAddress, search: URLSearchParams) {
  const facts = await notifyingFacts(tx, address);
  const asked = facts && askedOf(facts, search);
  if (!facts || !asked) return null;
  const { breach } = facts;
  const next = recipientLines(facts).find(({ to }) => to === asked.to)?.next ?? [];
  return {
    head: breachHead(tx.actor, breach, tx.now),
    prepared: prepared(facts, asked),
    number: facts.sent.filter(({ authority }) => authority === asked.to).length + 1,
    /** Shown anyway, with why it can't be recorded. */
    inOrder: next.some(({ stage }) => stage === asked.stage),
    senderName: tx.actor.name,
    formKey: randomUUID(),
    now: tx.now,
  };
}
export type PreparationView = NonNullable<Awaited<ReturnType<typeof viewPreparation>>>;

/** A notification as it was sent, and what differs from the one before; null when it is not the actor's. */
export async function viewNotification(tx: ActorTx, address: BreachAddress, id: number) {
  const at = parseRegisterNumber('breach', address.number);
  const breach = at && (await findBreach(tx, address.slug, at));
  if (!breach || !can(tx.actor, 'breach.read', scopeOf(breach)).allowed) return null;
  const all = await listNotifications(tx, breach.id);
  const notification = all.find((one) => one.id === id);
  if (!notification) return null;
  const { authority, stage, snapshot, sentAt } = notification;
  const same = all.filter((one) => one.authority === authority);
  const place = same.indexOf(notification);
  const previous = same[place - 1] ?? null;
  const kept = isContentKept(snapshot);
  const facts = templateFacts({ awareAt: breach.awareAt, firstSentAt: all[0]?.sentAt ?? sentAt }, sentAt);
  return {
    head: breachHead(tx.actor, breach, tx.now),
    notification,
    kept,
    number: place + 1,
    previous,
    differences: previous && knownDifference(previous.snapshot, snapshot),
    missing: kept ? missingForRecipient(authority, stage, snapshot, facts) : [],
  };
}
export type NotificationView = NonNullable<Awaited<ReturnType<typeof viewNotification>>>;

async function notifyingFacts(tx: ActorTx, address: BreachAddress): Promise<NotifyingFacts | null> {
  const at = parseRegisterNumber('breach', address.number);
  const breach = at && (await findBreach(tx, address.slug, at));
  if (!breach || !can(tx.actor, 'breach.read', scopeOf(breach)).allowed) return null;
  const values = await readBreachValues(tx, breach.id);
  return { breach, values, sent: await listNotifications(tx, breach.id), now: tx.now };
}

function askedOf(facts: NotifyingFacts, search: URLSearchParams): Asked | null {
  const to = search.get('to');
  const stage = search.get('stage');
  const recipients = allRecipients(facts);
  const asked = [...AUTHORITIES, 'controller' as const].find((one) => one === to);
  if (asked && recipients.includes(asked) && STAGES.some((one) => one === stage))
    return { to: asked, stage: stage as Stage };
  if (to !== null || stage !== null) return null;
  const lines = recipientLines(facts);
  const open = lines.find(({ next }) => next.length > 0) ?? lines[0];
  return open ? { to: open.to as Recipient, stage: open.next[0]?.stage ?? 'final' } : null;
}

function scopeOf({ municipalityId, entityId }: { municipalityId: number; entityId: number }) {
  return { municipalityId, entityIds: [entityId] };
}
