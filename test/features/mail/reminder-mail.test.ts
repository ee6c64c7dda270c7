import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendDueMail } from '#app/features/mail/send-due-mail.server.ts';
import { sendDigests } from '#app/features/reminders/send-digests.server.ts';
import { type MailTransport, makeMailTransport } from '#app/outside/mail.server.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { gateBench } from '#test/support/gate.ts';

const db = await freshDatabase();
const make = builders(db);
const received: ParsedMail[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
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

describe('a digest', () => {
  it('reaches a mail server once, names what waits with its date and its link, and can be read as plain text', async () => {
    const service = await make.aService('Dienst Noord');
    const places = [await make.aMunicipality(service, 'Zandbeke'), await make.aMunicipality(service, 'Kalkem')];
    const [first] = places;
    const spoc = await make.aPerson(service, 'spoc', { municipalityId: first?.id ?? 0, name: 'Ann Claes' });
    await make.aMembership(service, spoc.accountId, 'spoc', { municipalityId: places[1]?.id ?? 0 });
    const ids: number[] = [];
    for (const [place, dueOn] of [
      [places[0], '2026-01-08'],
      [places[1], '2026-01-22'],
    ] as const) {
      if (!place) continue;
      const options = { framework: 'cyfun_small', level: 'all', title: 'Snelle check', assigneeId: spoc.accountId };
      ids.push(await make.aChecklist(place, { ...options, dueOn }));
    }
    const { house } = gateBench(db);
    const now = () => new Date('2026-01-15T09:00:00Z');
    for (let n = 0; n < 2; n += 1) {
      await sendDigests({ database: db.database, now }, (slug, id) => `/m/${slug}/checklists/${id}`);
      await sendDueMail({ ...house, now, settings, transport });
    }
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail?.subject).toBe('Herinnering: 2 vragenlijsten wachten op u');
    expect(mail?.text?.split('\n\n').slice(0, 5)).toEqual([
      'Dag Ann Claes,',
      'Dienst Noord wacht nog op deze 2 vragenlijsten van u.',
      `Zandbeke: Snelle check\nWerd gevraagd tegen do 8 jan 2026; nog 8 vragen te beantwoorden\nhttps://waarborg.example/m/${places[0]?.slug}/checklists/${ids[0]}`,
      `Kalkem: Snelle check\nUiterlijk op do 22 jan 2026; nog 8 vragen te beantwoorden\nhttps://waarborg.example/m/${places[1]?.slug}/checklists/${ids[1]}`,
      'Lukt het niet tegen die dag, of hebt u een vraag? Laat het uw DPO weten. Wat u al invulde, is bewaard.',
    ]);
  });
});
