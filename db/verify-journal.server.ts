import { hash } from 'node:crypto';
import type pg from 'pg';
import { type ChainedLine, journalText } from '#app/domain/journal.ts';

/** A head of a chain that was written down outside the database. */
export interface Anchor {
  serviceId: number;
  seq: number;
  hash: string;
}

/** What is not as it was written, and where. */
export interface JournalFault {
  serviceId: number;
  seq: number;
  why: string;
}

export interface JournalReport {
  services: number;
  lines: number;
  faults: JournalFault[];
}

/** One line as it comes: the order of the columns in the query below. */
type Row = [
  seq: number,
  atUs: number,
  actorId: number | null,
  actorRole: string,
  event: string,
  municipalityId: number | null,
  objectType: string,
  objectId: string,
  before: string | null,
  after: string | null,
  prevHash: string,
  hash: string,
];

const BATCH = 10_000;
/** Faults told of one service; one change can show in many lines. */
const TOLD = 20;

/**
 * Reads every chain from its first line to its head and computes each hash anew, here and not with the database's own
 * function, which whoever owns the database could have replaced. Found are: a changed, moved, inserted or deleted line, a
 * head that does not fit, and, by the anchors, a chain that was computed anew after a change.
 * @param client may read the journal and its heads; all is read in one snapshot.
 * @throws when the journal cannot be read, which says nothing about it.
 */
export async function verifyJournal(client: pg.ClientBase, anchors: readonly Anchor[]): Promise<JournalReport> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const heads = await readHeads(client);
    const known = await client.query<{ service_id: number }>('select distinct service_id from journal');
    const services = new Set([...known.rows, ...heads.values()].map((row) => row.service_id));
    for (const anchor of anchors) services.add(anchor.serviceId);
    const report: JournalReport = { services: services.size, lines: 0, faults: [] };
    for (const serviceId of [...services].sort((a, b) => a - b)) {
      const own = anchors.filter((anchor) => anchor.serviceId === serviceId);
      const chain = await verifyChain(client, serviceId, heads.get(serviceId) ?? null, own);
      report.lines += chain.lines;
      report.faults.push(...chain.faults.slice(0, TOLD));
    }
    return report;
  } finally {
    await client.query('rollback');
  }
}

interface Head {
  service_id: number;
  seq: number;
  hash: string;
}

async function readHeads(client: pg.ClientBase): Promise<Map<number, Head>> {
  const heads = await client.query<Head>('select service_id, seq, hash from journal_head');
  return new Map(heads.rows.map((head) => [head.service_id, head]));
}

async function verifyChain(client: pg.ClientBase, serviceId: number, head: Head | null, anchors: readonly Anchor[]) {
  const faults: JournalFault[] = [];
  const tell = (seq: number, why: string) => faults.push({ serviceId, seq, why });
  const hashes = new Map(anchors.map((anchor) => [anchor.seq, new Set<string>()]));
  for (const anchor of anchors) hashes.get(anchor.seq)?.add(anchor.hash);
  let last = { seq: 0, hash: '' };
  let lines = 0;
  for await (const page of readPages(client, serviceId)) {
    lines += page.length;
    for (const row of page) {
      for (const why of faultsOf(serviceId, row, last)) tell(row[0], why);
      last = { seq: row[0], hash: row[11] };
      const kept = hashes.get(last.seq);
      if (!kept) continue;
      if (kept.size > 1 || !kept.has(last.hash)) tell(last.seq, 'the line differs from the one that was anchored');
      hashes.delete(last.seq);
    }
  }
  if (!head && lines > 0) tell(last.seq, 'the chain has no head');
  if (head && (head.seq !== last.seq || head.hash !== last.hash)) {
    tell(last.seq, `the head names line ${head.seq}, and the chain ends at line ${last.seq} or with another hash`);
  }
  for (const seq of hashes.keys()) if (seq > 0) tell(seq, 'a line that was anchored is not there');
  return { lines, faults };
}

/**
 * One pass by a cursor: the whole chain is one query with one plan, whatever the database believes of its size. The next
 * page is on its way while one is checked.
 */
async function* readPages(client: pg.ClientBase, serviceId: number): AsyncGenerator<Row[]> {
  await client.query(`declare chain no scroll cursor for
    select seq, (extract(epoch from at) * 1000000)::bigint, actor_id, actor_role, event, municipality_id,
      object_type, object_id, before::text, after::text, prev_hash, hash
    from journal where service_id = ${Number(serviceId)} order by seq`);
  const fetch = async () => (await client.query<Row>({ rowMode: 'array', text: `fetch ${BATCH} from chain` })).rows;
  let page = await fetch();
  while (page.length > 0) {
    const next = page.length < BATCH ? Promise.resolve([]) : fetch();
    yield page;
    page = await next;
  }
  await client.query('close chain');
}

const WHOLE: readonly string[] = [];
const PLAIN = /^[a-z0-9_.]+$/;

function faultsOf(serviceId: number, row: Row, last: { seq: number; hash: string }): readonly string[] {
  const line = toLine(serviceId, row);
  const follows = line.seq === last.seq + 1 && line.prevHash === last.hash;
  // A divider in a word, or a part of a millisecond, would let two different lines have one text.
  const plain = PLAIN.test(line.actorRole) && PLAIN.test(line.event) && PLAIN.test(line.objectType);
  const formed = plain && Number.isInteger(line.atMs);
  const same = formed && hash('sha256', journalText(line)) === row[11];
  if (follows && same) return WHOLE;
  const faults: string[] = [];
  if (line.seq !== last.seq + 1) faults.push(`line ${last.seq + 1} is missing before it`);
  else if (!follows) faults.push('it does not follow the line before it');
  if (!formed) faults.push('it has a form that Waarborg does not write');
  else if (!same) faults.push('its contents were changed');
  return faults;
}

/** By place and not by destructuring, which walks an iterator: this runs a million times. */
function toLine(serviceId: number, row: Row): ChainedLine {
  return {
    serviceId,
    seq: row[0],
    atMs: Number(row[1]) / 1000,
    actorId: row[2],
    actorRole: row[3],
    event: row[4],
    municipalityId: row[5],
    objectType: row[6],
    objectId: row[7],
    before: row[8],
    after: row[9],
    prevHash: row[10],
  };
}
