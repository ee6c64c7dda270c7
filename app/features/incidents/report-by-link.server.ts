import type { z } from 'zod';
import { registerNumber } from '#app/domain/register-number.ts';
import { placeOf } from '#app/domain/throttle.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import { hashToken, type Secrets } from '#app/outside/secrets.server.ts';
import { type Database, type GateTx, withGate } from '#db/connection.server.ts';
import { listRecipients, type NewReport } from '#db/queries/incident-acts.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { findReportPlace, type ReportPlace, reportByLink } from '#db/queries/report-links.server.ts';
import { takeAttempt } from '#db/queries/throttle.server.ts';
import { newReport, reportedLine, reportMails } from './new-report.ts';
import { type guestReportForm, noticedAt } from './report-form.ts';
import { linkOf } from './report-token.server.ts';

interface GuestHouse {
  readonly database: Database;
  readonly now: () => Date;
  readonly secrets: Secrets;
}

export type GuestOutcome =
  | { kind: 'reported'; number: string; municipality: string }
  | { kind: 'gone' }
  | { kind: 'invalid'; errors: FieldErrors }
  /** Too many reports from one place: nothing was kept, what was typed stays in the page. */
  | { kind: 'busy'; until: Date };

/** Where a link leads; null when its signature is wrong or it was ended. */
export async function findGuestPlace(house: GuestHouse, token: string): Promise<ReportPlace | null> {
  const link = linkOf(house.secrets, token);
  if (link === null) return null;
  return withGate(house.database, house.now(), (tx) => findReportPlace(tx, link));
}

/**
 * Keeps a report of somebody without an account, and tells the DPOs at once. Sent again, the same form is the same report.
 * @param pathOf where the incident is for those who may open it, for the mail.
 */
export async function reportAsGuest(
  house: GuestHouse,
  token: string,
  form: z.output<typeof guestReportForm>,
  address: string,
  pathOf: (slug: string, number: string) => string,
): Promise<GuestOutcome> {
  const link = linkOf(house.secrets, token);
  const noticed = noticedAt(form, house.now());
  if (link === null) return { kind: 'gone' };
  if (!noticed.ok) return { kind: 'invalid', errors: noticed.errors };
  return withGate(house.database, house.now(), async (tx) => {
    const place = await findReportPlace(tx, link);
    if (!place) return { kind: 'gone' };
    const keys = [
      { limit: 'report_address' as const, hash: hashToken(`throttle:${placeOf(address)}`) },
      { limit: 'report_link' as const, hash: hashToken(`throttle:${link}`) },
    ];
    const attempt = await takeAttempt(tx, keys);
    if (!attempt.allowed) return { kind: 'busy', until: attempt.until };
    const report = newReport(form, noticed.date, tx.now);
    const made = await reportByLink(tx, link, { ...report, name: form.name, contact: form.contact });
    if (!made) return { kind: 'gone' };
    const number = registerNumber('incident', made.year, made.number);
    if (made.fresh) await tell(tx, place, { id: made.id, number, report, path: pathOf(place.slug, number) });
    return { kind: 'reported', number, municipality: place.municipality };
  });
}

async function tell(
  tx: GateTx,
  place: ReportPlace,
  made: { id: number; number: string; report: NewReport; path: string },
): Promise<void> {
  const { serviceId, municipalityId, municipality } = place;
  const { report, ...named } = made;
  await recordOutside(tx, serviceId, null, 'gate', reportedLine(municipalityId, made.number, report));
  const readers = await listRecipients(tx, serviceId, municipalityId);
  const { personalData } = report;
  await queueMails(tx, reportMails(readers, { ...named, serviceId, municipality, personalData }));
}
