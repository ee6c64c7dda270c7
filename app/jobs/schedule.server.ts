import type { Logger } from 'pino';
import { remindClocks } from '#app/features/clocks/remind-clocks.server.ts';
import { sweepFiles } from '#app/features/evidence/sweep-files.server.ts';
import { warnEnding } from '#app/features/evidence/warn-ending.server.ts';
import { sendDueMail } from '#app/features/mail/send-due-mail.server.ts';
import { sendDigests } from '#app/features/reminders/send-digests.server.ts';
import { sweepExpired } from '#app/features/signing-in/sweep-expired.server.ts';
import { paths } from '#app/http/paths.ts';
import type { FileStore } from '#app/outside/file-store.server.ts';
import type { MailTransport } from '#app/outside/mail.server.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import { type Database, withSystem } from '#db/connection.server.ts';
import { deleteReceiptsBefore } from '#db/queries/forms.server.ts';
import { anchorJournal } from './journal-anchors.server.ts';
import type { Job } from './runner.server.ts';

/** What runs by itself needs of the house. */
export interface JobHouse {
  database: Database;
  now: () => Date;
  settings: { dataFolder: string; origins: readonly string[] };
  secrets: Secrets;
  files: FileStore;
  log: Logger;
  transport: MailTransport | null;
}

const MINUTE = 60;
const HOUR = 3_600;
/** How long a form that was sent is recognised when it is sent again. */
const RECEIPT_DAYS = 7;

/**
 * The whole list of what runs by itself. Each is a sweep over what is due, safe to run in several processes and again
 * after a crash; none keeps a timer of its own.
 */
export const SCHEDULE: readonly Job<JobHouse>[] = [
  { name: 'send mails that are due', everySeconds: 15, run: sendDueMail },
  {
    name: 'tell who must know that a legal clock runs',
    everySeconds: MINUTE,
    run: (house) =>
      remindClocks(house, (register, slug, target) =>
        register === 'nis2' ? paths.nis2Report(slug, Number(target)) : paths[register](slug, target),
      ),
  },
  {
    name: 'remind whoever has a checklist near its date or past it',
    everySeconds: 15 * MINUTE,
    run: (house) => sendDigests(house, paths.checklist),
  },
  {
    name: 'warn before a piece of evidence expires',
    everySeconds: 15 * MINUTE,
    run: (house) => warnEnding(house, (slug) => `${paths.evidence(slug)}?state=expiring`),
  },
  {
    name: 'forget expired sessions, links and counters',
    everySeconds: HOUR,
    run: (house) => withSystem(house.database, house.now(), sweepExpired),
  },
  { name: 'remove files that no evidence names', everySeconds: HOUR, run: sweepFiles },
  { name: 'forget old form receipts', everySeconds: HOUR, run: forgetReceipts },
  { name: 'anchor the journal outside the database, once a day', everySeconds: 15 * MINUTE, run: anchorJournal },
];

function forgetReceipts({ database, now }: JobHouse): Promise<number> {
  const before = new Date(now().getTime() - RECEIPT_DAYS * 24 * HOUR * 1000);
  return withSystem(database, now(), (tx) => deleteReceiptsBefore(tx, before));
}
