import { type Action, can, type Role } from '#app/domain/access.ts';
import type { NoticeRecipient } from '#app/domain/breach-persons.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type BreachRecord, holdBreach } from '#db/queries/breaches.server.ts';
import { addTimelineLine, type TimelineKind } from '#db/queries/incident-timeline.server.ts';

/** A dossier whose row is held for the act at hand, and the role in which it is done. */
export interface HeldBreach {
  tx: ActorTx;
  breach: BreachRecord;
  code: string;
  as: Role;
}

/** Where a dossier is, as its address says. */
export interface BreachAddress {
  slug: string;
  number: string;
}

/**
 * Holds a dossier for an act that asks for a permission in its entity. A closed one is frozen: only `breach.close`, which
 * opens it again, holds that too.
 */
export async function holdFor(
  tx: ActorTx,
  address: BreachAddress,
  action: Action,
): Promise<{ kind: 'held'; held: HeldBreach } | Exclude<HeldOutcome, { kind: 'saved' | 'invalid' | 'stale' }>> {
  const at = parseRegisterNumber('breach', address.number);
  const breach = at && (await holdBreach(tx, address.slug, at));
  if (!breach) return { kind: 'not_found' };
  const verdict = can(tx.actor, action, { municipalityId: breach.municipalityId, entityIds: [breach.entityId] });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (breach.closedAt !== null && action !== 'breach.close') {
    return { kind: 'closed', errors: { form: ['breaches.fault.closed'] } };
  }
  return {
    kind: 'held',
    held: { tx, breach, as: verdict.as, code: registerNumber('breach', breach.year, breach.number) },
  };
}

/** What the journal calls a dossier. */
export function journalled(breach: Pick<BreachRecord, 'municipalityId' | 'year' | 'number'>) {
  return {
    municipalityId: breach.municipalityId,
    objectType: 'breach' as const,
    objectId: registerNumber('breach', breach.year, breach.number),
  };
}

interface Told {
  what: string;
  to?: string;
  recipient?: NoticeRecipient;
  at?: Date;
  happenedAt?: Date;
}

/**
 * Tells the timeline of the incident what was done in a dossier: `what` is a key under `incidents.timeline.told`, `to` who
 * was told, by name, `recipient` by kind, `at` an instant; `text` what a person wrote.
 */
export async function tell(
  {
    tx,
    breach,
    code,
  }: Pick<HeldBreach, 'tx' | 'code'> & {
    breach: Pick<BreachRecord, 'incidentId' | 'municipalityId' | 'entity'>;
  },
  kind: TimelineKind,
  { what, to, recipient, at, happenedAt }: Told,
  text = '',
): Promise<void> {
  await addTimelineLine(tx, {
    incidentId: breach.incidentId,
    municipalityId: breach.municipalityId,
    kind,
    happenedAt: happenedAt ?? tx.now,
    text: text.slice(0, 4_000),
    detail: {
      ...{ what, code, entity: breach.entity },
      ...(to ? { to } : {}),
      ...(recipient ? { recipient } : {}),
      ...(at ? { at: at.toISOString() } : {}),
    },
  });
}
