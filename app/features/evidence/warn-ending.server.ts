import { localDate } from '#app/domain/dates.ts';
import { expiryOf, WARN_DAYS } from '#app/domain/evidence.ts';
import type { Mail, MailParams } from '#app/domain/mail.ts';
import { mayRemindAt } from '#app/domain/reminder.ts';
import { type Database, type SystemTx, withSystem } from '#db/connection.server.ts';
import {
  type EndingPiece,
  insertWarnings,
  listEndingPieces,
  warningKey,
} from '#db/queries/evidence-warnings.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { holdReminding } from '#db/queries/reminders.server.ts';

/** Makes the address of a municipality's register, narrowed to what ends soon. */
export type RegisterPath = (slug: string) => string;
type Warning = { piece: EndingPiece; mark: number };

/**
 * Warns before a piece of evidence ends, once per mark of each date, in one mail per person, service and day. After an
 * outage only the nearest mark is told. Safe in several processes at once; as many statements for many pieces as for one.
 * @returns how many mails were written.
 */
export async function warnEnding(
  { database, now }: { database: Database; now: () => Date },
  pathOf: RegisterPath,
): Promise<number> {
  if (!mayRemindAt(now())) return 0;
  return withSystem(database, now(), (tx) => warnDue(tx, pathOf));
}

async function warnDue(tx: SystemTx, pathOf: RegisterPath): Promise<number> {
  await holdReminding(tx);
  const today = localDate(tx.now);
  const due = (await listEndingPieces(tx)).flatMap((piece): Warning[] => {
    const mark = expiryOf(piece.validUntil, today);
    return mark === null || mark === 'expired' ? [] : [{ piece, mark }];
  });
  const fresh = await insertWarnings(tx, due);
  return queueMails(
    tx,
    mailsOf(
      due.filter(({ piece }) => fresh.has(piece.id)),
      today,
      pathOf,
    ),
  );
}

/** One mail per person and service over all pieces and municipalities, with counts alone. */
function mailsOf(warnings: readonly Warning[], today: string, pathOf: RegisterPath): Mail[] {
  const groups = new Map<string, { accountId: number; serviceId: number; warnings: Warning[] }>();
  for (const warning of warnings) {
    const { serviceId, recipientIds } = warning.piece;
    for (const accountId of recipientIds) {
      const key = warningKey(serviceId, accountId, today);
      const group = groups.get(key) ?? { accountId, serviceId, warnings: [] };
      group.warnings.push(warning);
      groups.set(key, group);
    }
  }
  return [...groups].map(([key, { accountId, serviceId, warnings: own }]) => ({
    kind: 'evidence_expiring',
    accountId,
    serviceId,
    key,
    params: { service: own[0]?.piece.service ?? '', n: own.length, municipalities: countsOf(own, pathOf) },
  }));
}

function countsOf(warnings: readonly Warning[], pathOf: RegisterPath) {
  const places = new Map<string, MailParams['evidence_expiring']['municipalities'][number]>();
  for (const { slug, municipality } of warnings.map(({ piece }) => piece)) {
    const here = warnings.filter(({ piece }) => piece.slug === slug);
    const marks = [...WARN_DAYS].reverse().flatMap((days) => {
      const n = here.filter(({ mark }) => mark === days).length;
      return n === 0 ? [] : [{ days, n }];
    });
    if (!places.has(slug)) places.set(slug, { municipality, path: pathOf(slug), marks });
  }
  return [...places.values()];
}
