import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '#app/domain/mail.ts';
import { type SendHouse, sendDueMail } from '#app/features/mail/send-due-mail.server.ts';
import { requestPasswordReset } from '#app/features/signing-in/request-password-reset.server.ts';
import { resetPassword } from '#app/features/signing-in/reset-password.server.ts';
import { type MailTransport, makeMailTransport } from '#app/outside/mail.server.ts';
import { withActor, withSystem } from '#db/connection.server.ts';
import { claimDueMails, queueMails } from '#db/queries/outbox.server.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { gateBench, PASSWORD } from '#test/support/gate.ts';

const db = await freshDatabase();
const make = builders(db);
let bench = gateBench(db);
const service = await make.aService('Dienst café & €');
const admin = await make.aPerson(service, 'admin', { name: 'Els Vermeulen', email: 'els@zandbeke.example' });
const reader = await make.aPerson(service, 'dpo', { name: 'Ann Claés', email: 'ann@zandbeke.example' });
await db.sql(`update account set language = 'en' where id = $1`, [reader.accountId]);

const received: ParsedMail[] = [];
let refuse: { code: number; times: number } = { code: 0, times: 0 };
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      if (refuse.times > 0) {
        refuse.times -= 1;
        return done(Object.assign(new Error(`no ${reader.email} here`), { responseCode: refuse.code }));
      }
      received.push(mail);
      done();
    }, done);
  },
});
let transport: MailTransport | null = null;
const settings = { origins: ['https://waarborg.example'], mailFrom: 'Waarborg <waarborg@dienst.example>' };

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  transport = makeMailTransport({ ...settings, smtpUrl: `smtp://127.0.0.1:${port}` });
});
afterAll(async () => {
  transport?.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});
beforeEach(async () => {
  bench = gateBench(db);
  received.length = 0;
  refuse = { code: 0, times: 0 };
  await db.sql('delete from outbox');
  await db.sql('delete from throttle');
});

const house = (more: Partial<SendHouse> = {}): SendHouse => ({ ...bench.house, settings, transport, ...more });
const mail = (key: string, more: Partial<Mail> = {}): Mail =>
  ({
    kind: 'checklist_accepted',
    params: { municipality: 'Zandbeke', title: 'Vragenlijst één: €', path: '/m/zandbeke/checklists/42' },
    accountId: admin.accountId,
    serviceId: service,
    key,
    ...more,
  }) as Mail;
const queue = (...mails: Mail[]) => withActor(db.database, admin, bench.now(), (tx) => queueMails(tx, mails));
const rows = () =>
  db.sql('select attempts, next_attempt_at, sent_at, failed_at, last_error, secret from outbox order by id');

describe('sending', () => {
  it('reaches a real mail server in the language of each reader, with é and €', async () => {
    await queue(mail('a'), mail('b', { accountId: reader.accountId }));
    expect(await sendDueMail(house())).toEqual({ sent: 2, failed: 0 });
    const [dutch, english] = received;
    expect(dutch?.subject).toBe('Aanvaard: Vragenlijst één: € (Zandbeke)');
    expect(english?.subject).toBe('Accepted: Vragenlijst één: € (Zandbeke)');
    expect(english?.to).toMatchObject({ value: [{ address: reader.email, name: 'Ann Claés' }] });
    expect(dutch?.from?.text).toContain('waarborg@dienst.example');
    expect(dutch?.text).toContain('https://waarborg.example/m/zandbeke/checklists/42');
    expect(dutch?.html).toBe(false);
    expect(dutch?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await sendDueMail(house())).toEqual({ sent: 0, failed: 0 });
    expect(received).toHaveLength(2);
  });

  it('carries a link that works, and forgets its token', async () => {
    await bench.arm(reader);
    await requestPasswordReset(bench.house, reader.email, '192.0.2.1');
    await sendDueMail(house());
    const token = /\/reset\/([\w-]+)\?language=en/.exec(received[0]?.text ?? '')?.[1] ?? '';
    expect(await resetPassword(bench.house, token, `${PASSWORD} twee`)).toEqual({ kind: 'reset' });
    expect((await rows())[0]).toMatchObject({ secret: null, sent_at: bench.now() });
    expect(bench.lines.join('')).not.toContain(token);
  });

  it('keeps every mail and tries none without a mail server', async () => {
    await queue(mail('a'));
    expect(makeMailTransport({ ...settings, smtpUrl: undefined })).toBeNull();
    expect(await sendDueMail(house({ transport: null }))).toEqual({ sent: 0, failed: 0 });
    expect(await rows()).toMatchObject([{ attempts: 0, sent_at: null, failed_at: null }]);
  });

  it('tries again after 1, 5, 30 and 120 minutes, then gives up, and keeps no address in the error', async () => {
    refuse = { code: 451, times: 99 };
    await queue(mail('a', { sealedToken: bench.house.secrets.seal('token') }));
    for (const [attempt, minutes] of [1, 5, 30, 120].entries()) {
      expect(await sendDueMail(house()), `attempt ${attempt + 1}`).toEqual({ sent: 0, failed: 1 });
      bench.wait(minutes * 60 - 1);
      expect(await sendDueMail(house()), 'too early').toEqual({ sent: 0, failed: 0 });
      bench.wait(1);
    }
    expect((await rows())[0]).toMatchObject({ attempts: 4, failed_at: null });
    expect(await sendDueMail(house())).toEqual({ sent: 0, failed: 1 });
    expect((await rows())[0]).toMatchObject({
      attempts: 5,
      failed_at: bench.now(),
      last_error: 'EMESSAGE 451',
      secret: null,
    });
    bench.wait(86_400);
    expect(await sendDueMail(house())).toEqual({ sent: 0, failed: 0 });
    expect(bench.lines.join('')).not.toContain('zandbeke.example');
  });

  it('sends one that failed once, and does not mail who is suspended', async () => {
    refuse = { code: 451, times: 1 };
    const gone = await make.aPerson(service, 'auditor');
    await db.sql('update account set suspended_at = now() where id = $1', [gone.accountId]);
    await queue(mail('a'), mail('b', { accountId: gone.accountId }));
    expect(await sendDueMail(house())).toEqual({ sent: 0, failed: 2 });
    bench.wait(60);
    expect(await sendDueMail(house())).toEqual({ sent: 1, failed: 0 });
    expect(await rows()).toMatchObject([{ sent_at: bench.now() }, { failed_at: expect.any(Date), attempts: 1 }]);
  });

  it('by two processes at once sends each mail once', async () => {
    const mails = Array.from({ length: 50 }, (_, n) => mail(`k${n}`));
    expect(await queue(...mails)).toBe(50);
    const counts = await Promise.all([sendDueMail(house()), sendDueMail(house())]);
    expect(counts.reduce((sum, each) => sum + each.sent, 0)).toBe(50);
    expect(new Set(received.map((each) => each.messageId)).size).toBe(50);
    expect(received).toHaveLength(50);
  });

  it('that is killed with mails in hand sends them later, under the same Message-ID', async () => {
    await queue(mail('a'));
    await withSystem(db.database, bench.now(), (tx) => claimDueMails(tx, 20));
    expect(await sendDueMail(house())).toEqual({ sent: 0, failed: 0 });
    bench.wait(60);
    expect(await sendDueMail(house())).toEqual({ sent: 1, failed: 0 });
    const first = received[0]?.messageId;
    await db.sql(`update outbox set sent_at = null, next_attempt_at = $1`, [bench.now()]);
    expect(await sendDueMail(house())).toEqual({ sent: 1, failed: 0 });
    expect(received[1]?.messageId).toBe(first);
  });

  it('that is killed every time gives up after five claims', async () => {
    await queue(mail('a'));
    for (let n = 0; n < 5; n += 1) {
      expect(await withSystem(db.database, bench.now(), (tx) => claimDueMails(tx, 20))).toHaveLength(1);
      bench.wait(120 * 60);
    }
    expect(await withSystem(db.database, bench.now(), (tx) => claimDueMails(tx, 20))).toEqual([]);
    expect((await rows())[0]).toMatchObject({ failed_at: bench.now(), last_error: 'interrupted' });
  });
});
