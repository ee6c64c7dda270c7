import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { actsFor, custodyFaults } from '#app/domain/custody.ts';
import { sweepFiles } from '#app/features/evidence/sweep-files.server.ts';
import { addPiece } from '#app/features/incidents/add-piece.server.ts';
import { openPiece } from '#app/features/incidents/open-piece.server.ts';
import { custodyForm, pieceForm } from '#app/features/incidents/piece-forms.ts';
import { reportForm } from '#app/features/incidents/report-form.ts';
import { reportIncident } from '#app/features/incidents/report-incident.server.ts';
import { tellCustody } from '#app/features/incidents/tell-custody.server.ts';
import { viewPiece, viewPieces } from '#app/features/incidents/view-pieces.server.ts';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const folder = mkdtempSync(join(tmpdir(), 'waarborg-custody-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = folderFileStore(folder);
const house = { database: db.database, now: () => NOW, files, log: pino({ level: 'silent' }) };
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const sister = await make.aMunicipality(service, 'Duinbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id, name: 'Els Peeters' });
  const director = await make.aPerson(service, 'director', { municipalityId: place.id });
  const outsider = await make.aPerson(service, 'spoc', { municipalityId: sister.id });
  const address = await report(spoc, place);
  return { service, place, spoc, director, outsider, address, dpo: await make.aPerson(service, 'dpo') };
}
type Situation = Awaited<ReturnType<typeof situation>>;

async function report(actor: Actor, { id, slug }: BuiltMunicipality) {
  const sent = { form_key: randomUUID(), description: 'Mail fout', personal_data: 'yes', ongoing: 'no' };
  const outcome = await as(actor, (tx) =>
    reportIncident(tx, { id, slug, name: slug }, reportForm.parse(sent), (at, number) => `/m/${at}/${number}`),
  );
  if (outcome.kind !== 'reported') throw new Error(outcome.kind);
  return { slug, number: outcome.number };
}

const typed = { source: 'Mailbox van het onthaal', obtained: '12/1/2026', obtained_by: 'ICT-dienst' };
const stored = async (text: string) => {
  const { sha256, size } = await files.put(Readable.from([Buffer.from(text)]), 1_000);
  return { fileName: 'mail.txt', mediaType: 'text/plain', size, sha256 };
};
type Sent = Parameters<typeof addPiece>[2]['file'];
const add = (s: Situation, actor: Actor, file: Sent, form: Record<string, string> = {}) =>
  as(actor, (tx) =>
    addPiece(tx, s.address, { form: pieceForm.parse({ form_key: randomUUID(), ...typed, ...form }), file, files }),
  );
const object = { title: 'Laptop 12', kept_at: 'Kluis van ICT' };
const tell = (s: Situation, actor: Actor, pieceId: number, form: Record<string, string>) =>
  as(actor, (tx) => tellCustody(tx, { ...s.address, pieceId }, custodyForm.parse({ form_key: randomUUID(), ...form })));
const pieces = async (s: Situation, actor = s.spoc) =>
  (await as(actor, (tx) => viewPieces(tx, s.address)))?.pieces ?? [];
const chain = async (s: Situation, pieceId: number) =>
  (await as(s.spoc, (tx) => viewPiece(tx, { ...s.address, pieceId })))?.custody.map(({ act }) => act);
const first = async (s: Situation) => (await pieces(s))[0]?.id ?? 0;
const close = (s: Situation) =>
  db.sql(`update incident set phase = 'closed', closed_at = $2 where municipality_id = $1`, [s.place.id, NOW]);

describe('a piece of evidence of an incident', () => {
  it('is taken in with its fingerprint and source, once however often it is sent, with a line in chain and timeline', async () => {
    const s = await situation();
    const file = await stored('de mail');
    const form = { form_key: randomUUID() };
    for (const _ of [1, 2]) expect(await add(s, s.spoc, file, form)).toEqual({ kind: 'saved' });
    const [piece, ...more] = await pieces(s);
    expect(more).toEqual([]);
    expect(piece).toMatchObject({ kind: 'file', title: 'mail.txt', sha256: file.sha256, source: typed.source });
    expect(piece).toMatchObject({ obtainedPrecision: 'day', obtainedBy: 'ICT-dienst', by: 'Els Peeters' });
    expect(await chain(s, piece?.id ?? 0)).toEqual(['taken_in']);
    const told = await db.sql(`select detail from timeline_entry where kind = 'evidence' and municipality_id = $1`, [
      s.place.id,
    ]);
    expect(told).toEqual([{ detail: { what: 'piece_taken_in', to: 'mail.txt' } }]);
    const events = await db.sql(`select event from journal where service_id = $1 and event like '%evidence%'`, [
      s.service,
    ]);
    expect(events).toEqual([{ event: 'incident.evidence_added' }]);
  });

  it('can be an object, when it is said where that is kept and what it is called', async () => {
    const s = await situation();
    expect(await add(s, s.spoc, null)).toEqual({
      kind: 'invalid',
      errors: { kept_at: ['incident_pieces.fault.kept_at'], title: ['common.error.required'] },
    });
    expect(await add(s, s.spoc, null, object)).toEqual({ kind: 'saved' });
    expect(await pieces(s)).toMatchObject([{ kind: 'object', sha256: null, keptAt: 'Kluis van ICT' }]);
  });

  it('is refused when it was obtained later than now, on no day at all, or its bytes are gone from the store', async () => {
    const s = await situation();
    const errors = async (form: Record<string, string>) => {
      const outcome = await add(s, s.spoc, null, { ...object, ...form });
      return 'errors' in outcome ? outcome.errors : outcome;
    };
    expect(await errors({ obtained: '1/1/2027' })).toEqual({ obtained: ['incidents.fault.future'] });
    expect(await errors({ obtained: 'gisteren' })).toEqual({ obtained: ['incidents.fault.moment'] });
    expect(await errors({ obtained: '' })).toEqual({ obtained: ['common.error.required'] });
    const gone = { fileName: 'a.txt', mediaType: 'text/plain', size: 1, sha256: 'b'.repeat(64) };
    expect(await add(s, s.spoc, gone)).toEqual({ kind: 'invalid', errors: { file: ['evidence.fault.broken'] } });
    expect(await pieces(s)).toEqual([]);
  });

  it('is put in by DPO and SPOC, read by the director, unknown to another municipality, and not added once closed', async () => {
    const s = await situation();
    expect(await add(s, s.dpo, null, object)).toEqual({ kind: 'saved' });
    expect(await add(s, s.director, null, object)).toMatchObject({ kind: 'refused' });
    expect(await add(s, s.outsider, null, object)).toEqual({ kind: 'not_found' });
    expect(await pieces(s, s.director)).toHaveLength(1);
    expect(await as(s.outsider, (tx) => viewPieces(tx, s.address))).toBeNull();
    await close(s);
    expect(await add(s, s.spoc, null, object)).toEqual({
      kind: 'closed',
      errors: { form: ['incidents.fault.closed'] },
    });
    expect(await pieces(s)).toHaveLength(1);
  });
});

describe('the chain of custody', () => {
  it('tells to whom a piece went, also once the incident is closed, and is never changed or removed', async () => {
    const s = await situation();
    await add(s, s.spoc, null, object);
    const id = await first(s);
    await close(s);
    const form = { form_key: randomUUID(), act: 'handed_over', holder: 'Politiezone', note: 'Op vordering' };
    for (const _ of [1, 2]) expect(await tell(s, s.spoc, id, form)).toEqual({ kind: 'saved' });
    expect(await chain(s, id)).toEqual(['taken_in', 'handed_over']);
    for (const act of [
      `update incident_custody set note = 'x'`,
      'delete from incident_custody',
      'delete from incident_evidence',
    ]) {
      await expect(as(s.dpo, (tx) => sql.raw(act).execute(tx.q))).rejects.toThrow(/permission denied/);
    }
    expect(await tell(s, s.director, id, form)).toMatchObject({ kind: 'refused' });
    expect(await tell(s, s.outsider, id, form)).toEqual({ kind: 'not_found' });
  });

  it('refuses what lies before the piece or after now, what nobody is named for, and a piece of another incident', async () => {
    const s = await situation();
    const other = await situation();
    await add(s, s.spoc, null, object);
    await add(other, other.spoc, null, object);
    const id = await first(s);
    const errors = async (form: Record<string, string>) => {
      const outcome = await tell(s, s.spoc, id, form);
      return 'errors' in outcome ? outcome.errors : outcome;
    };
    expect(await errors({ act: 'moved' })).toEqual({ holder: ['incident_pieces.fault.holder'] });
    expect(await errors({ act: 'destroyed' })).toEqual({ note: ['incident_pieces.fault.note'] });
    expect(await errors({ act: 'examined', holder: 'Lab', happened: '11/1/2026 10:00' })).toEqual({
      happened: ['incident_pieces.fault.before_obtained'],
    });
    expect(await errors({ act: 'examined', holder: 'Lab', happened: '1/1/2027 10:00' })).toEqual({
      happened: ['incidents.fault.future'],
    });
    expect(await tell(s, s.spoc, await first(other), { act: 'note', note: 'x' })).toEqual({ kind: 'not_found' });
    const second = { ...s, address: await report(s.spoc, s.place) };
    expect(await tell(second, s.spoc, id, { act: 'note', note: 'x' })).toEqual({ kind: 'not_found' });
    expect(await chain(s, id)).toEqual(['taken_in']);
    const back = { form_key: randomUUID(), act: 'returned', holder: 'Onthaal' };
    for (const _ of [1, 2]) expect(await tell(s, s.spoc, id, back)).toEqual({ kind: 'saved' });
    expect(await chain(s, id)).toEqual(['taken_in', 'returned']);
  });

  it('ends for an object that was given back or destroyed, save for a remark; a file is only copied', () => {
    expect(actsFor('object', [{ act: 'taken_in' }, { act: 'returned' }])).toEqual(['note']);
    expect(actsFor('file', [{ act: 'taken_in' }])).toEqual(['handed_over', 'examined', 'note']);
    const line = { act: 'moved' as const, happenedAt: NOW, holder: 'Archief', note: '' };
    const piece = { kind: 'object' as const, obtainedAt: NOW };
    expect(custodyFaults({ ...piece, told: [] }, line, NOW)).toEqual([]);
    expect(custodyFaults({ ...piece, told: [{ act: 'destroyed' }] }, line, NOW)).toEqual([
      { field: 'act', problem: 'not_now' },
    ]);
  });
});

describe('the file of a piece', () => {
  const give = async (s: Situation, actor: Actor, pieceId: number) => {
    const opened = await openPiece(house, actor, { ...s.address, pieceId });
    if (opened.kind === 'opened') opened.file.bytes.destroy();
    return opened.kind;
  };

  it('is given to readers with a line each time, never once its bytes changed, and again when they are back', async () => {
    const s = await situation();
    const file = await stored(`bewijs ${randomUUID()}`);
    await add(s, s.spoc, file);
    const id = await first(s);
    const path = join(folder, file.sha256.slice(0, 2), file.sha256);
    expect([await give(s, s.director, id), await give(s, s.outsider, id)]).toEqual(['opened', 'not_found']);
    const bytes = `bewijs ${randomUUID()}`;
    writeFileSync(path, bytes);
    expect([await give(s, s.spoc, id), await give(s, s.spoc, id)]).toEqual(['damaged', 'damaged']);
    expect((await pieces(s))[0]?.damagedAt).toEqual(NOW);
    rmSync(path);
    await stored('elders');
    expect(await give(s, s.spoc, id)).toBe('damaged');
    expect(await chain(s, id)).toEqual(['taken_in', 'opened', 'damaged']);
  });

  it('of an object there is none, and the sweep of the store keeps what an incident names', async () => {
    const s = await situation();
    const file = await stored(`genoemd ${randomUUID()}`);
    await add(s, s.spoc, file);
    await add(s, s.spoc, null, object);
    expect(await give(s, s.spoc, (await pieces(s))[1]?.id ?? 0)).toBe('not_found');
    const old = new Date(NOW.getTime() - 2 * 86_400_000);
    utimesSync(join(folder, file.sha256.slice(0, 2), file.sha256), NOW, old);
    await sweepFiles(house);
    expect(await files.heldSince(file.sha256)).not.toBeNull();
  });

  it('costs the same number of statements however many pieces there are', async () => {
    const s = await situation();
    await add(s, s.spoc, null, object);
    db.count();
    await pieces(s);
    const one = db.count();
    for (const _ of [1, 2, 3]) await add(s, s.spoc, null, object);
    db.count();
    await pieces(s);
    expect(db.count()).toBe(one);
  });
});
