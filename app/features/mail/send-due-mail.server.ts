import type { Logger } from 'pino';
import { MAX_ATTEMPTS } from '#app/domain/mail.ts';
import { type MailTransport, reasonOf } from '#app/outside/mail.server.ts';
import { type Database, withSystem } from '#db/connection.server.ts';
import { claimDueMails, markFailed, markSent, type WaitingMail } from '#db/queries/outbox.server.ts';
import { type MailHouse, renderMail } from './render-mail.server.ts';

/** Mails claimed at once: few, so that a process that dies holds up few. */
const AT_ONCE = 20;

export interface SendHouse extends MailHouse {
  database: Database;
  now: () => Date;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Null without mail settings: then mails are kept, and none is tried. */
  transport: MailTransport | null;
}

/**
 * Sends the mails that are due. Each is claimed before it is sent and marked after the mail server took it, in
 * transactions of their own, since a mail server may take seconds. Two processes never send the same claim. A process
 * that dies between the two leaves a mail that is tried again after its delay: nothing is lost, and at worst one mail
 * comes twice, under the same Message-ID.
 */
export async function sendDueMail(house: SendHouse): Promise<{ sent: number; failed: number }> {
  const counts = { sent: 0, failed: 0 };
  const { transport } = house;
  if (!transport) return counts;
  for (let claimed = AT_ONCE; claimed === AT_ONCE; ) {
    const mails = await withSystem(house.database, house.now(), (tx) => claimDueMails(tx, AT_ONCE));
    for (const mail of mails) counts[await sendAndMark(house, transport, mail)] += 1;
    claimed = mails.length;
  }
  return counts;
}

async function sendAndMark(house: SendHouse, transport: MailTransport, mail: WaitingMail): Promise<'sent' | 'failed'> {
  const fault = await sendOne(house, transport, mail);
  await withSystem(house.database, house.now(), (tx) =>
    fault ? markFailed(tx, mail.id, fault.reason, fault.giveUp) : markSent(tx, mail.id),
  );
  if (fault) house.log.warn({ event: 'mail_failed', mail: mail.id, kind: mail.kind, ...fault });
  else house.log.info({ event: 'mail_sent', mail: mail.id, kind: mail.kind });
  return fault ? 'failed' : 'sent';
}

async function sendOne(
  house: SendHouse,
  transport: MailTransport,
  mail: WaitingMail,
): Promise<{ reason: string; giveUp: boolean } | null> {
  if (mail.suspended) return { reason: 'account suspended', giveUp: true };
  try {
    const { subject, text } = renderMail(mail, house);
    await transport.send({ id: `outbox-${mail.id}`, to: { name: mail.name, address: mail.email }, subject, text });
    return null;
  } catch (error) {
    return { reason: reasonOf(error), giveUp: mail.attempts >= MAX_ATTEMPTS };
  }
}
