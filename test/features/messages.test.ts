import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { markRead } from '#app/features/messages/mark-read.server.ts';
import { messageForm } from '#app/features/messages/message-form.ts';
import { sendMessage } from '#app/features/messages/send-message.server.ts';
import { viewReceived, viewUnread } from '#app/features/messages/view-messages.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { listMessagesTo } from '#db/queries/messages.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const [first, second, third] = await Promise.all(
    ['Zandbeke', 'Duinbeke', 'Veldegem'].map((name) => make.aMunicipality(service, name)),
  );
  if (!first || !second || !third) throw new Error('three municipalities');
  const els = await make.aPerson(service, 'spoc', { municipalityId: first.id, name: 'Els Peeters' });
  await make.aMembership(service, els.accountId, 'spoc', { municipalityId: second.id });
  const more = { id: 0, role: 'spoc' as const, municipalityId: second.id, entityIds: [] };
  const both = { ...els, memberships: [...els.memberships, more] };
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: second.id });
  const outside = await make.aPerson(service, 'spoc', { municipalityId: third.id });
  return { service, first, second, third, both, spoc, outside, dpo: await make.aPerson(service, 'dpo') };
}

const send = (actor: Actor, to: string[], form_key: string = randomUUID(), directors?: 'yes') =>
  as(actor, (tx) =>
    sendMessage(tx, { to, form_key, directors, subject: 'Opleiding', text: 'Schrijf u in.' }, (slug) => `/m/${slug}`),
  );
const unread = async (actor: Actor) => (await as(actor, viewUnread)).map(({ names }) => names);
const received = (actor: Actor, id: number, before: string | null = null) =>
  as(actor, (tx) => viewReceived(tx, id, before));
const mark = (actor: Actor, slug: string, messageId: number) => as(actor, (tx) => markRead(tx, { slug, messageId }));
const mails = (service: number) =>
  db.sql<{ account_id: number; params: object }>(
    `select account_id, params from outbox where service_id = $1 and kind = 'message_to_municipality' order by account_id`,
    [service],
  );

describe('a message to several municipalities', () => {
  it('is kept for each, mailed once per contact and journalled per municipality, however often it is sent', async () => {
    const s = await situation();
    const key = randomUUID();
    const to = [s.first.slug, s.second.slug];
    const sent = await Promise.all([1, 2, 3, 4].map(() => send(s.dpo, to, key)));
    expect(sent.every(({ kind }) => kind === 'sent')).toBe(true);
    const readers = (await mails(s.service)).map((mail) => mail.account_id);
    expect(readers).toEqual([s.both.accountId, s.spoc.accountId].sort((a, b) => a - b));
    const lines = await db.sql<{ municipality_id: number; after: object }>(
      `select municipality_id, after from journal where service_id = $1 and event = 'message.sent' order by seq`,
      [s.service],
    );
    expect(lines.map((line) => line.municipality_id).sort()).toEqual([s.first.id, s.second.id].sort());
    for (const each of [...lines, ...(await mails(s.service))]) {
      expect(JSON.stringify(each)).not.toMatch(/Zandbeke.*Duinbeke|Duinbeke.*Zandbeke|municipalities/);
    }
  });

  it('is read by those it went to, who never learn who else has it', async () => {
    const s = await situation();
    await send(s.dpo, [s.first.slug, s.second.slug]);
    const read = (actor: Actor, id: number) => as(actor, (tx) => listMessagesTo(tx, id, { limit: 10 }));
    expect(await read(s.spoc, s.second.id)).toMatchObject([{ subject: 'Opleiding', by: s.dpo.name }]);
    expect(await read(s.spoc, s.first.id)).toEqual([]);
    expect(await read(s.outside, s.third.id)).toEqual([]);
    const seen = await as(s.spoc, (tx) => tx.q.selectFrom('message_recipient').selectAll().execute());
    expect(seen.map((row) => row.municipality_id)).toEqual([s.second.id]);
    expect(await as(s.outside, (tx) => tx.q.selectFrom('message').selectAll().execute())).toEqual([]);
  });

  it('is new to each contact until he or she says it is read, once for all their municipalities', async () => {
    const s = await situation();
    await send(s.dpo, [s.first.slug, s.second.slug]);
    expect([await unread(s.both), await unread(s.spoc), await unread(s.outside)]).toEqual([
      ['Duinbeke, Zandbeke'],
      ['Duinbeke'],
      [],
    ]);
    const id = (await received(s.both, s.first.id)).lines[0]?.id ?? 0;
    for (let n = 0; n < 2; n += 1) expect(await mark(s.both, s.first.slug, id)).toEqual({ kind: 'marked' });
    expect([await unread(s.both), await unread(s.spoc)]).toEqual([[], ['Duinbeke']]);
    expect((await received(s.both, s.second.id)).lines).toMatchObject([{ readAt: NOW, readBy: ['Els Peeters'] }]);
    expect((await received(s.spoc, s.second.id)).lines).toMatchObject([{ readAt: null, readBy: ['Els Peeters'] }]);
  });

  it('is marked by those it went to and by nobody else', async () => {
    const s = await situation();
    const other = await situation();
    await send(s.dpo, [s.first.slug]);
    const id = (await received(s.both, s.first.id)).lines[0]?.id ?? 0;
    for (const stranger of [s.spoc, s.outside, other.dpo, other.spoc])
      expect(await mark(stranger, s.first.slug, id)).toEqual({ kind: 'not_found' });
    expect(await mark(s.outside, s.third.slug, id)).toEqual({ kind: 'not_found' });
    expect(await mark(s.dpo, s.first.slug, id)).toMatchObject({ kind: 'refused' });
    expect((await received(s.spoc, s.first.id)).lines).toEqual([]);
  });

  it('is on the start page of a director, and mailed, where it was meant for directors too', async () => {
    const s = await situation();
    const director = await make.aPerson(s.service, 'director', { municipalityId: s.third.id });
    expect(await send(s.dpo, [s.third.slug])).toMatchObject({ mails: 1 });
    expect(await unread(director)).toEqual([]);
    expect(await send(s.dpo, [s.third.slug], randomUUID(), 'yes')).toMatchObject({ mails: 2 });
    expect(await unread(director)).toEqual(['Veldegem']);
  });

  it('stays in a list by pages, in as many queries for many as for one', async () => {
    const s = await situation();
    await send(s.dpo, [s.third.slug]);
    const cost = async (work: () => Promise<unknown>) => {
      db.count();
      await work();
      return db.count();
    };
    const pages = () => received(s.outside, s.third.id);
    const start = () => as(s.outside, viewUnread);
    const few = [await cost(pages), await cost(start)];
    for (let n = 0; n < 20; n += 1) await send(s.dpo, [s.third.slug]);
    expect([await cost(pages), await cost(start)]).toEqual(few);
    const first = await pages();
    expect([first.lines.length, first.older === null]).toEqual([20, false]);
    const second = await received(s.outside, s.third.id, String(first.older));
    expect([second.lines.length, second.older]).toEqual([1, null]);
  });

  it('is the DPO’s to send, to municipalities of the own service, and to all that were chosen or to none', async () => {
    const s = await situation();
    const other = await situation();
    for (const role of ['admin', 'service_director', 'auditor'] as const) {
      expect(await send(await make.aPerson(s.service, role), [s.first.slug])).toMatchObject({ kind: 'refused' });
    }
    expect(await send(s.spoc, [s.second.slug])).toMatchObject({ kind: 'refused' });
    expect(await send(s.dpo, [s.first.slug, other.first.slug])).toEqual({ kind: 'unknown' });
    expect(await send(s.dpo, [])).toEqual({ kind: 'nobody' });
    expect(await mails(s.service)).toEqual([]);
    expect(await send(s.dpo, [s.third.slug])).toEqual({ kind: 'sent', municipalities: 1, mails: 1 });
  });

  it('does not go by mail to whoever left, and is there all the same', async () => {
    const s = await situation();
    await db.sql(`update membership set until_on = '2026-01-01' where account_id = $1`, [s.outside.accountId]);
    expect(await send(s.dpo, [s.third.slug])).toEqual({ kind: 'sent', municipalities: 1, mails: 0 });
  });

  it('has a subject of one line, a text and at least one municipality', () => {
    const whole = { form_key: randomUUID(), to: ['zandbeke'], subject: 'Een\r\nBcc: x', text: 'Dag' };
    expect(messageForm.parse(whole).subject).not.toMatch(/[\r\n]/);
    for (const wrong of [{ subject: ' ' }, { text: '' }, { to: [] }, { extra: '1' }, { form_key: 'x' }]) {
      expect(messageForm.safeParse({ ...whole, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});
