import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { withActor, withSystem } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { listJournalHeads } from '#db/queries/journal-anchors.server.ts';
import { type Anchor, type JournalFault, verifyJournal } from '#db/verify-journal.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { aService, aPerson, aMunicipality } = builders(db);
const LINES = 8;

/** A chain of a service of its own: texts that JSON, dividers and other alphabets make hard. */
async function aChain(): Promise<{ service: number; anchor: Anchor }> {
  const service = await aService();
  const dpo = await aPerson(service, 'dpo');
  const { id: municipalityId } = await aMunicipality(service);
  for (let n = 1; n <= LINES; n++) {
    await withActor(db.database, dpo, new Date(NOW.getTime() + n), (tx) =>
      record(tx, 'dpo', {
        event: n % 2 ? 'requirement.answered' : 'checklist.returned',
        municipalityId: n % 3 ? municipalityId : null,
        objectType: 'requirement',
        objectId: `GV.OC-0${n}`,
        before: n % 2 ? { b: 1, a: ['|', 'é – €', '"', n] } : undefined,
        after: { explanation: `línea ${n} | "aangepast"\n`, score: n / 3 },
      }),
    );
  }
  const heads = await withSystem(db.database, NOW, listJournalHeads);
  return { service, anchor: heads.find((head) => head.serviceId === service) as Anchor };
}

async function verify(anchors: Anchor[] = []): Promise<JournalFault[]> {
  return (await db.asOwner((client) => verifyJournal(client, anchors))).faults;
}

/** What somebody with the owner's rights can do: the triggers are out of the way. */
async function tamper(...statements: [string, unknown[]][]): Promise<void> {
  await db.sql('alter table journal disable trigger user');
  for (const [text, values] of statements) await db.sql(text, values);
  await db.sql('alter table journal enable trigger user');
}

/** Computes a chain anew from a line on, as a careful forger would, with the database's own function. */
async function rechain(service: number, from: number, until = LINES + 1): Promise<void> {
  const lines = await db.sql<{ seq: number }>(
    'select seq from journal where service_id = $1 and seq between $2 and $3 order by seq',
    [service, from, until],
  );
  for (const { seq } of lines) {
    await tamper([
      `update journal j set prev_hash = coalesce((select hash from journal p where p.service_id = j.service_id
         and p.seq < j.seq order by p.seq desc limit 1), '')
       where service_id = $1 and seq = $2`,
      [service, seq],
    ]);
    const text = await db.sql<{ text: string }>(
      'select journal_text(j) as text from journal j where service_id = $1 and seq = $2',
      [service, seq],
    );
    const hash = createHash('sha256')
      .update(text[0]?.text ?? '')
      .digest('hex');
    await tamper(['update journal set hash = $3 where service_id = $1 and seq = $2', [service, seq, hash]]);
    await db.sql('update journal_head set hash = $2 where service_id = $1 and seq = $3', [service, hash, seq]);
  }
}

describe('the journal, verified', () => {
  let service: number;
  let anchor: Anchor;
  beforeEach(async () => {
    await tamper(['delete from journal', []], ['delete from journal_head', []]);
    ({ service, anchor } = await aChain());
  });

  it('an untouched journal is whole, with and without anchors, and every line was read', async () => {
    const other = await aChain();
    expect(await verify()).toEqual([]);
    expect(await verify([anchor, other.anchor])).toEqual([]);
    const report = await db.asOwner((client) => verifyJournal(client, []));
    expect([report.services, report.lines]).toEqual([2, LINES * 2]);
  });

  const edits: Record<string, [string, unknown?]> = {
    'what was after': [`update journal set after = jsonb_set(after, '{score}', '5') where service_id = $1 and seq = 4`],
    'what was before': [`update journal set before = null where service_id = $1 and seq = 5`],
    'the moment': [`update journal set at = at - interval '1 day' where service_id = $1 and seq = 4`],
    'the moment, by less than the text shows': [
      `update journal set at = at + interval '1 microsecond' where service_id = $1 and seq = 4`,
    ],
    'who did it': [`update journal set actor_id = null where service_id = $1 and seq = 4`],
    'in which role': [`update journal set actor_role = 'admin' where service_id = $1 and seq = 4`],
    'what happened': [`update journal set event = 'checklist.accepted' where service_id = $1 and seq = 4`],
    'where it happened': [`update journal set municipality_id = null where service_id = $1 and seq = 4`],
    'what it is about': [`update journal set object_id = 'GV.OC-99' where service_id = $1 and seq = 4`],
    'where one word ends and the next begins': [
      `update journal set object_type = 'requirement|GV', object_id = 'x' where service_id = $1 and seq = 4`,
    ],
    'its own hash': [`update journal set hash = repeat('0', 64) where service_id = $1 and seq = 4`],
    'its link to the line before': [`update journal set prev_hash = repeat('0', 64) where service_id = $1 and seq = 4`],
  };
  for (const [what, [statement]] of Object.entries(edits)) {
    it(`finds a change of ${what}`, async () => {
      await tamper([statement, [service]]);
      const faults = await verify();
      expect(faults.length).toBeGreaterThan(0);
      expect(faults[0]).toMatchObject({ serviceId: service, seq: what === 'what was before' ? 5 : 4 });
    });
  }

  it('finds a word that could be two, though its hash fits', async () => {
    await tamper([
      `update journal set event = 'checklist|returned' where service_id = $1 and seq = $2`,
      [service, LINES],
    ]);
    await rechain(service, LINES);
    expect(await verify()).toEqual([
      { serviceId: service, seq: LINES, why: 'it has a form that Waarborg does not write' },
    ]);
  });

  it('finds that the last line is gone', async () => {
    await tamper(['delete from journal where service_id = $1 and seq = $2', [service, LINES]]);
    expect(await verify()).toEqual([
      { serviceId: service, seq: LINES - 1, why: expect.stringContaining(`names line ${LINES}`) },
    ]);
  });

  it('finds that the last lines and the head went together, by the anchor', async () => {
    await tamper(['delete from journal where service_id = $1 and seq > 5', [service]]);
    await db.sql(
      `update journal_head set seq = 5, hash = (select hash from journal where service_id = $1 and seq = 5) where service_id = $1`,
      [service],
    );
    expect(await verify()).toEqual([]);
    expect(await verify([anchor])).toEqual([
      { serviceId: service, seq: LINES, why: 'a line that was anchored is not there' },
    ]);
  });

  it('finds that a line in the middle is gone', async () => {
    await tamper(['delete from journal where service_id = $1 and seq = 4', [service]]);
    expect(await verify()).toEqual([{ serviceId: service, seq: 5, why: 'line 4 is missing before it' }]);
  });

  it('finds that a line in the middle is gone, though the chain was closed behind it', async () => {
    await tamper(['delete from journal where service_id = $1 and seq = 4', [service]]);
    await rechain(service, 5);
    expect(await verify()).toEqual([{ serviceId: service, seq: 5, why: 'line 4 is missing before it' }]);
  });

  it('finds a changed line that was given the hash of its new contents', async () => {
    await tamper([`update journal set after = '{"score": 5}' where service_id = $1 and seq = 4`, [service]]);
    await rechain(service, 4, 4);
    expect(await verify()).toEqual([{ serviceId: service, seq: 5, why: 'it does not follow the line before it' }]);
  });

  it('finds that the first line is gone', async () => {
    await tamper(['delete from journal where service_id = $1 and seq = 1', [service]]);
    expect(await verify()).toEqual([{ serviceId: service, seq: 2, why: 'line 1 is missing before it' }]);
  });

  it('finds that a whole chain is gone, head and all, by the anchor', async () => {
    await tamper(['delete from journal where service_id = $1', [service]]);
    expect(await verify()).toEqual([expect.objectContaining({ serviceId: service, seq: 0 })]);
    await db.sql('delete from journal_head where service_id = $1', [service]);
    expect(await verify()).toEqual([]);
    expect(await verify([anchor])).toEqual([expect.objectContaining({ serviceId: service, seq: LINES })]);
  });

  it('finds two lines that changed places', async () => {
    await tamper(
      ['update journal set seq = -4 where service_id = $1 and seq = 4', [service]],
      ['update journal set seq = 4 where service_id = $1 and seq = 5', [service]],
      ['update journal set seq = 5 where service_id = $1 and seq = -4', [service]],
    );
    expect((await verify()).map((fault) => fault.seq)).toEqual(expect.arrayContaining([4, 5]));
  });

  const copy = `insert into journal select service_id, SEQ, at, actor_id, actor_role, event, municipality_id, object_type,
    object_id, before, after, prev_hash, hash from journal where service_id = $1 and seq = 4`;
  it.each([-3, 0, LINES + 1])('finds a line that was put in as number %i', async (seq) => {
    await tamper([copy.replace('SEQ', String(seq)), [service]]);
    expect((await verify()).map((fault) => fault.seq)).toContain(seq);
  });

  it('finds a line put in behind the head with a hash that fits', async () => {
    await tamper([copy.replace('SEQ', String(LINES + 1)), [service]]);
    await rechain(service, LINES + 1);
    const faults = await verify();
    expect(faults.map((fault) => fault.why)).toEqual([expect.stringContaining(`the head names line ${LINES}`)]);
  });

  it('finds a chain that was computed anew after a change, by the anchor alone', async () => {
    await tamper([`update journal set after = '{"score": 5}' where service_id = $1 and seq = 4`, [service]]);
    await rechain(service, 4);
    expect(await verify()).toEqual([]);
    expect(await verify([anchor])).toEqual([
      { serviceId: service, seq: LINES, why: 'the line differs from the one that was anchored' },
    ]);
  });

  it('is not deceived by a function of the database that was replaced', async () => {
    const original = (await db.sql<{ text: string }>(`select pg_get_functiondef('journal_text'::regproc) as text`))[0]
      ?.text;
    await tamper([`update journal set after = '{"score": 5}' where service_id = $1 and seq = 4`, [service]]);
    await db.sql(
      `create or replace function journal_text(j journal) returns text language sql immutable as $$ select 'same' $$`,
    );
    expect(await verify()).toEqual([{ serviceId: service, seq: 4, why: 'its contents were changed' }]);
    await db.sql(original ?? '');
  });

  it('finds two anchors of one line that disagree', async () => {
    expect(await verify([anchor, { ...anchor, hash: 'f'.repeat(64) }])).toHaveLength(1);
  });

  it('says of one service only what happened to that service', async () => {
    const other = await aChain();
    await tamper(['update journal set actor_id = null where service_id = $1 and seq = 2', [other.service]]);
    expect(await verify([anchor, other.anchor])).toEqual([
      { serviceId: other.service, seq: 2, why: 'its contents were changed' },
    ]);
  });
});
