import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import { type Actor, can, type RefusalReason, type Role, type Verdict } from '#app/domain/access.ts';
import type { FileStore } from '#app/outside/file-store.server.ts';
import { isWhole } from '#app/outside/whole-file.server.ts';
import { type ActorTx, type Database, withActor } from '#db/connection.server.ts';
import { markDamage } from '#db/queries/evidence-acts.server.ts';
import { type EvidenceFile, findEvidenceFile } from '#db/queries/evidence-files.server.ts';
import { record } from '#db/queries/journal.server.ts';

/** What giving a file needs of the house. */
export interface EvidenceHouse {
  database: Database;
  now: () => Date;
  files: FileStore;
  log: Logger;
}

export type Opened =
  | { kind: 'opened'; file: { name: string; mediaType: string; size: number; bytes: Readable } }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  /** The store lost it, or it is no longer what it was: it is not given. */
  | { kind: 'damaged' };

/**
 * Opens a file for somebody who may read it. It is read twice: once to see that it still has the SHA-256 under which it
 * came in, once to give it; so it is never in memory as a whole. The journal says that it was given, and only then.
 */
export async function openEvidence(
  house: EvidenceHouse,
  actor: Actor,
  address: { slug: string; evidenceId: number; fileId?: number | null },
): Promise<Opened> {
  const { database, now, files, log } = house;
  const found = await withActor(database, actor, now(), (tx) =>
    findEvidenceFile(tx, address.slug, address.evidenceId, address.fileId ?? null),
  );
  if (!found) return { kind: 'not_found' };
  const verdict = mayRead(actor, found);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const bytes = (await isWhole(files, found)) ? await files.open(found.sha256) : null;
  if (!bytes) {
    await withActor(database, actor, now(), (tx) => noteDamage(tx, verdict.as, found, true));
    log.error({ evidence: found.id, sha256: found.sha256 }, 'a file of the evidence store is damaged or missing');
    return { kind: 'damaged' };
  }
  if (found.damagedAt) await withActor(database, actor, now(), (tx) => noteDamage(tx, verdict.as, found, false));
  const { municipalityId, fileName: name, mediaType, sizeBytes: size } = found;
  await withActor(database, actor, now(), (tx) =>
    record(tx, verdict.as, {
      event: 'evidence.downloaded',
      municipalityId,
      objectType: 'evidence',
      objectId: found.id,
      after: { fileName: name, sha256: found.sha256 },
    }),
  );
  return { kind: 'opened', file: { name, mediaType, size, bytes } };
}

/** Marks a file and tells the journal, once, until it is found otherwise again. */
async function noteDamage(tx: ActorTx, as: Role, file: EvidenceFile, isDamaged: boolean): Promise<void> {
  if (!(await markDamage(tx, file.fileId, isDamaged))) return;
  await record(tx, as, {
    event: isDamaged ? 'evidence.damaged' : 'evidence.restored',
    municipalityId: file.municipalityId,
    objectType: 'evidence',
    objectId: file.id,
    after: { file: file.fileId, sha256: file.sha256 },
  });
}

/** A file may be read by whom one of its checklists allows it, and by who brought it in. */
function mayRead(actor: Actor, { municipalityId, createdBy, places }: EvidenceFile): Verdict {
  const own = createdBy === actor.accountId ? [{ assigneeId: actor.accountId }] : [];
  const scopes = [...places, ...own, { assigneeId: null, entityIds: [] }];
  const verdicts = scopes.map((scope) => can(actor, 'evidence.read', { municipalityId, ...scope }));
  return verdicts.find((verdict) => verdict.allowed) ?? verdicts[0] ?? { allowed: false, reason: 'scope' };
}
