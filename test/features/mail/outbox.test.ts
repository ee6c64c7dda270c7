import { beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '#app/domain/mail.ts';
import { withActor, withGate, withSystem } from '#db/connection.server.ts';
import { listEnvelopes, listWholeMails, queueMail, queueMails } from '#db/queries/outbox.server.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { gateBench } from '#test/support/gate.ts';

const db = await freshDatabase();
const make = builders(db);
const bench = gateBench(db);
const service = await make.aService();
const admin = await make.aPerson(service, 'admin');

beforeEach(async () => {
  await db.sql('delete from outbox');
});

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
const rows = () => db.sql('select key from outbox');

describe('the outbox', () => {
  it('holds one mail per key, in the transaction of the act', async () => {
    expect(await queue(mail('a'), mail('b'))).toBe(2);
    expect(await withActor(db.database, admin, bench.now(), (tx) => queueMail(tx, mail('a')))).toBe(false);
    expect(await withGate(db.database, bench.now(), (tx) => queueMail(tx, mail('b')))).toBe(false);
    const failing = withActor(db.database, admin, bench.now(), async (tx) => {
      await queueMail(tx, mail('c'));
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect(await rows()).toHaveLength(2);
    const many = Array.from({ length: 20 }, () => queue(mail('d')));
    expect((await Promise.all(many)).reduce((sum, n) => sum + n, 0)).toBe(1);
  });

  it('shows an administrator envelopes, and nobody what is in them', async () => {
    await queue(mail('a', { sealedToken: 'sealed' }));
    const [envelope] = await withActor(db.database, admin, bench.now(), (tx) => listEnvelopes(tx, 10));
    expect(envelope).toMatchObject({ kind: 'checklist_accepted', email: admin.email, sentAt: null, attempts: 0 });
    expect(JSON.stringify(envelope)).not.toMatch(/Vragenlijst|sealed/);
    for (const column of ['params', 'secret', 'key']) {
      const peek = withActor(db.database, admin, bench.now(), (tx) =>
        tx.q
          .selectFrom('outbox')
          .select(column as 'params')
          .execute(),
      );
      await expect(peek).rejects.toThrow(/permission denied/);
    }
    const whole = await withSystem(db.database, bench.now(), (tx) => listWholeMails(tx, service, 10));
    expect(whole).toMatchObject([{ sealedToken: 'sealed', sentAt: null }]);
  });
});
