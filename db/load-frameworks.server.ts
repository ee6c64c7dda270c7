import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { checkFramework } from './frameworks/check.ts';
import type { FrameworkFile, FrameworkNode, MappingsFile } from './frameworks/format.ts';
import { toNodeRow } from './frameworks/rows.ts';
import { projectRoot } from './root.server.ts';

/** The frameworks that come with Waarborg, in the order of their list. */
export const BUILT_IN = ['cyfun2025', 'cyfun2023', 'cyfun_small', 'nis2', 'gdpr', 'iso27001_2022', 'ksz'] as const;

/** A framework file that cannot be loaded; names every fault. */
export class FrameworkFault extends Error {}

/**
 * Brings the built-in frameworks to this version: a file whose content changed becomes a new revision, and checklists
 * keep the revision they started with. Must run as the owner of the tables, after the migrations.
 * @returns the codes that got a new revision.
 * @throws {FrameworkFault} listing all faults of a file; nothing is loaded then.
 */
export async function loadFrameworks(
  client: pg.ClientBase,
  now: Date,
  folder = join(projectRoot(), 'db', 'frameworks'),
): Promise<string[]> {
  const files = BUILT_IN.map((code) => readFramework(join(folder, `${code}.json`)));
  const mappings = JSON.parse(readFileSync(join(folder, 'mappings.json'), 'utf8')) as MappingsFile;
  const changed: string[] = [];
  await client.query('begin');
  try {
    await client.query('lock table framework in share row exclusive mode');
    for (const { file, hash } of files) if (await loadOne(client, file, hash, now)) changed.push(file.code);
    if (changed.length > 0) await loadMappings(client, mappings);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return changed;
}

function readFramework(path: string): { file: FrameworkFile; hash: string } {
  const text = readFileSync(path, 'utf8');
  const checked = checkFramework(JSON.parse(text));
  if (!checked.ok) throw new FrameworkFault(`${path} cannot be loaded:\n- ${checked.faults.join('\n- ')}`);
  return { file: checked.framework, hash: createHash('sha256').update(text).digest('hex') };
}

async function loadOne(client: pg.ClientBase, file: FrameworkFile, hash: string, now: Date): Promise<boolean> {
  const last = await client.query<{ revision: number; content_hash: string }>(
    `select revision, content_hash from framework where service_id is null and code = $1 and edition = $2
     order by revision desc limit 1`,
    [file.code, file.edition],
  );
  if (last.rows[0]?.content_hash === hash) return false;
  const made = await client.query<{ id: number }>(
    `insert into framework (code, edition, revision, content_hash, title_nl, title_en, owner, source_note, verified,
       scale, levels, thresholds, not_applicable, score_groups, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id`,
    [
      file.code,
      file.edition,
      (last.rows[0]?.revision ?? 0) + 1,
      hash,
      file.title.nl,
      file.title.en,
      file.owner,
      file.source_note,
      file.verified,
      file.scale,
      JSON.stringify(file.levels),
      JSON.stringify(file.thresholds),
      JSON.stringify(file.not_applicable),
      JSON.stringify(file.score_groups),
      now,
    ],
  );
  await insertNodes(client, made.rows[0]?.id ?? 0, file.nodes);
  return true;
}

async function insertNodes(client: pg.ClientBase, frameworkId: number, nodes: readonly FrameworkNode[]): Promise<void> {
  const rows = nodes.map(toNodeRow);
  await client.query(
    `insert into framework_node (framework_id, kind, code, parent_code, position, title_nl, title_en, help_nl, help_en,
       evidence_nl, evidence_en, level, levels, key_levels, na_levels, management, weight)
     select $1, kind, code, parent_code, position, title_nl, title_en, help_nl, help_en, evidence_nl, evidence_en, level,
       levels, key_levels, na_levels, management, weight
     from jsonb_to_recordset($2::jsonb) as r(kind text, code text, parent_code text, position integer, title_nl text,
       title_en text, help_nl text, help_en text, evidence_nl text, evidence_en text, level text, levels text[],
       key_levels text[], na_levels text[], management boolean, weight integer)`,
    [frameworkId, JSON.stringify(rows)],
  );
}

async function loadMappings(client: pg.ClientBase, mappings: MappingsFile): Promise<void> {
  await client.query('delete from framework_mapping');
  const rows = mappings.sets.flatMap((set) =>
    set.pairs.map(([from, to, relation]) => ({
      set_code: set.code,
      quality: set.quality,
      status: set.status,
      from_framework: set.from,
      from_code: from,
      to_framework: set.to,
      to_code: to,
      relation,
    })),
  );
  await client.query(
    `insert into framework_mapping (set_code, quality, status, from_framework, from_code, to_framework, to_code, relation)
     select * from jsonb_to_recordset($1::jsonb) as r(set_code text, quality text, status text, from_framework text,
       from_code text, to_framework text, to_code text, relation text)`,
    [JSON.stringify(rows)],
  );
}
