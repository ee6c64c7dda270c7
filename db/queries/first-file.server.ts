import type { JoinBuilder } from 'kysely';
import type { Evidence, EvidenceFile, Schema } from '../schema.ts';

/** Joins `f`, the first file of the present revision of the piece `e`; a link has none. */
export function firstFile<T extends Schema & { e: Evidence; f: EvidenceFile }>(join: JoinBuilder<T, 'e' | 'f'>) {
  return join
    .onRef('f.evidence_id' as never, '=', 'e.id' as never)
    .onRef('f.revision' as never, '=', 'e.revision' as never)
    .on('f.position' as never, '=', 1 as never);
}
