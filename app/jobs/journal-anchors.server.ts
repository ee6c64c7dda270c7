import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, withSystem } from '#db/connection.server.ts';
import { listJournalHeads } from '#db/queries/journal-anchors.server.ts';
import type { Anchor } from '#db/verify-journal.server.ts';

/** What anchoring needs of the house. */
export interface AnchorHouse {
  database: Database;
  now: () => Date;
  settings: { dataFolder: string };
  log: { info: (line: object, text: string) => void };
}

const DAY = 86_400_000;

/** The file in which the heads of the journal are written down, outside the database; copy it to another machine. */
export function anchorsPath(dataFolder: string): string {
  return join(dataFolder, 'journal-anchors.jsonl');
}

/**
 * Writes the head of every chain down, once a day: in a file beside the database, and in the log, which leaves this
 * machine where logs are collected. Whoever computes a chain anew after a change would have to change those as well.
 * @returns how many were written; 0 while the last time is less than a day ago.
 */
export async function anchorJournal({ database, now, settings, log }: AnchorHouse): Promise<number> {
  const path = anchorsPath(settings.dataFolder);
  const written = await readText(path);
  const last = /"at":"([^"]+)"\}\s*$/.exec(written)?.[1];
  if (last && now().getTime() - new Date(last).getTime() < DAY) return 0;
  const heads = await withSystem(database, now(), listJournalHeads);
  if (heads.length === 0) return 0;
  const at = now().toISOString();
  const lines = heads.map(({ serviceId, seq, hash }) => JSON.stringify({ serviceId, seq, hash, at }));
  const begin = written === '' || written.endsWith('\n') ? '' : '\n';
  await append(path, `${begin}${lines.join('\n')}\n`);
  for (const { serviceId, seq, hash } of heads) log.info({ serviceId, seq, hash }, 'journal anchored');
  return heads.length;
}

/** The anchors of a data folder; none where nothing was anchored yet. @throws when a line is not an anchor. */
export async function readAnchors(dataFolder: string): Promise<Anchor[]> {
  const lines = (await readText(anchorsPath(dataFolder))).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => parse(line) ?? refuse(index + 1));
}

function parse(line: string): Anchor | null {
  const match = /^\{"serviceId":(\d+),"seq":(\d+),"hash":"([0-9a-f]*)","at":"[^"]+"\}$/.exec(line);
  return match ? { serviceId: Number(match[1]), seq: Number(match[2]), hash: match[3] ?? '' } : null;
}

function refuse(line: number): never {
  throw new Error(`Line ${line} of the anchors is not one that Waarborg wrote.`);
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
