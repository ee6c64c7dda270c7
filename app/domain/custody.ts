/** The chain of custody of a piece of evidence: who had it in hand, when and why (after ISO/IEC 27037, 6.1). */

export const PIECE_KINDS = ['file', 'object'] as const;
/** A file that is kept here under its fingerprint, or an object that somebody keeps elsewhere. */
export type PieceKind = (typeof PIECE_KINDS)[number];

/** What a person tells of a piece. */
export const TOLD_ACTS = ['handed_over', 'examined', 'moved', 'returned', 'destroyed', 'note'] as const;
export type ToldAct = (typeof TOLD_ACTS)[number];
/** What is written by itself: taking in, each time a file is given, and what the store found. */
export const CUSTODY_ACTS = ['taken_in', 'opened', 'damaged', 'restored', ...TOLD_ACTS] as const;
export type CustodyAct = (typeof CUSTODY_ACTS)[number];

/** Acts that need the name of a person, an organisation or a place. */
const NEEDS_HOLDER: readonly ToldAct[] = ['handed_over', 'examined', 'moved', 'returned'];
/** Acts that need words: why it was destroyed, or the remark itself. */
const NEEDS_NOTE: readonly ToldAct[] = ['destroyed', 'note'];
/** After these an object is in nobody's hands here any more. */
const ENDS: readonly CustodyAct[] = ['returned', 'destroyed'];

/**
 * What can still be told of a piece: of a file only copies go out, so it is never moved, returned or destroyed; of an
 * object that was given back or destroyed nothing more than a remark.
 */
export function actsFor(kind: PieceKind, told: readonly { act: CustodyAct }[]): ToldAct[] {
  if (kind === 'file') return ['handed_over', 'examined', 'note'];
  return told.some(({ act }) => ENDS.includes(act)) ? ['note'] : [...TOLD_ACTS];
}

export interface CustodyLine {
  act: ToldAct;
  /** When it happened, to the minute or at the end of the day or month so far. */
  happenedAt: Date;
  holder: string;
  note: string;
}

export type CustodyFault =
  | { field: 'act'; problem: 'not_now' }
  | { field: 'happened'; problem: 'future' | 'before_obtained' }
  | { field: 'holder'; problem: 'holder' }
  | { field: 'note'; problem: 'note' };

/** What is wrong with a line that somebody wants to add; empty when it may be. */
export function custodyFaults(
  piece: { kind: PieceKind; obtainedAt: Date; told: readonly { act: CustodyAct }[] },
  line: CustodyLine,
  now: Date,
): CustodyFault[] {
  const faults: CustodyFault[] = [];
  if (!actsFor(piece.kind, piece.told).includes(line.act)) faults.push({ field: 'act', problem: 'not_now' });
  if (line.happenedAt > now) faults.push({ field: 'happened', problem: 'future' });
  else if (line.happenedAt < piece.obtainedAt) faults.push({ field: 'happened', problem: 'before_obtained' });
  if (NEEDS_HOLDER.includes(line.act) && line.holder === '') faults.push({ field: 'holder', problem: 'holder' });
  if (NEEDS_NOTE.includes(line.act) && line.note === '') faults.push({ field: 'note', problem: 'note' });
  return faults;
}
