import nodemailer from 'nodemailer';

export interface OutgoingMail {
  /** Makes the Message-ID, so that a mail that is sent again can be told from a second mail. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
}

/** Hands mails to a mail server. */
export interface MailTransport {
  /** @throws when the server did not take the mail. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

const TIMEOUT_MS = 20_000;

/** The mail server of the settings, or null when there is none: then mails are kept. */
export function makeMailTransport(settings: {
  smtpUrl: string | undefined;
  mailFrom: string;
  origins: readonly string[];
}): MailTransport | null {
  if (!settings.smtpUrl) return null;
  const host = new URL(settings.origins[0] ?? 'http://localhost').hostname;
  const smtp = nodemailer.createTransport({
    url: settings.smtpUrl,
    pool: true,
    maxConnections: 1,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      await smtp.sendMail({
        from: settings.mailFrom,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => smtp.close(),
  };
}

/** Why a mail server refused, as far as it names nobody: codes only, because its sentences repeat addresses. */
export function reasonOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const parts = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number');
  return parts.join(' ') || 'unexpected';
}
