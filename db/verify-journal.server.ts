import { createHash } from 'node:crypto';
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
  for await (const row of readLines(client, serviceId)) {
    lines += 1;
    for (const why of faultsOf(serviceId, row, last)) tell(row[0], why);
    last = { seq: row[0], hash: row[11] };
    const kept = hashes.get(last.seq);
    if (kept && (kept.size > 1 || !kept.has(last.hash)))
      tell(last.seq, 'the line differs from the one that was anchored');
    hashes.delete(last.seq);
  }
  if (!head && lines > 0) tell(last.seq, 'the chain has no head');
  if (head && (head.seq !== last.seq || head.hash !== last.hash)) {
    tell(last.seq, `the head names line ${head.seq}, and the chain ends at line ${last.seq} or with another hash`);
  }
  for (const seq of hashes.keys()) if (seq > 0) tell(seq, 'a line that was anchored is not there');
  return { lines, faults };
}

async function* readLines(client: pg.ClientBase, serviceId: number): AsyncGenerator<Row> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await client.query<Row>({
      rowMode: 'array',
      text: `select seq, (extract(epoch from at) * 1000000)::bigint, actor_id, actor_role, event, municipality_id,
          object_type, object_id, before::text, after::text, prev_hash, hash
        from journal where service_id = $1 and seq > $2 order by seq limit ${BATCH}`,
      values: [serviceId, Math.max(after, -2_147_483_648)],
    });
    yield* page.rows;
    const end = page.rows.at(-1);
    if (!end || page.rows.length < BATCH) return;
    after = end[0];
  }
}

function faultsOf(serviceId: number, row: Row, last: { seq: number; hash: string }): string[] {
  const [seq, atUs, actorId, actorRole, event, municipalityId, objectType, objectId, before, after, prevHash, hash] =
    row;
  const faults: string[] = [];
  if (seq !== last.seq + 1) faults.push(`line ${last.seq + 1} is missing before it`);
  else if (prevHash !== last.hash) faults.push('it does not follow the line before it');
  const line: ChainedLine = {
    ...{ serviceId, seq, atMs: Number(atUs) / 1000, actorId, actorRole, event, municipalityId },
    ...{ objectType, objectId, before, after, prevHash },
  };
  // A divider in a word, or a part of a millisecond, would let two different lines have one text.
  const plain = [actorRole, event, objectType].every((word) => /^[a-z0-9_.]+$/.test(word));
  if (!plain || !Number.isInteger(line.atMs)) faults.push('it has a form that Waarborg does not write');
  else if (createHash('sha256').update(journalText(line)).digest('hex') !== hash)
    faults.push('its contents were changed');
  return faults;
}
