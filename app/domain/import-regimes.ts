import { placeOf } from './import-coverage.ts';
import { type DraftEntity, type DraftPlace, type ImportDraft, type ImportNote, refuse, settle } from './import-plan.ts';
import type { RegimeRow } from './import-rows.ts';
import { IMPORTED_KINDS, type ImportedKind } from './import-values.ts';
import { keptLevel, REGIMES, type RegimeCode, regimeFaults, startingApplicability } from './regime.ts';

const SHEET = 'regimes';

/** Decides the rows that say which regimes apply, and what holds for new entities without such a row. */
export function decideRegimes(draft: ImportDraft, rows: readonly RegimeRow[]): void {
  const decided = new Map<string, number>();
  for (const row of rows) {
    const place = placeOf(draft, SHEET, row);
    if (!place) continue;
    const at = { sheet: SHEET, row: row.row, municipality: place.name } as const;
    if (place.known?.endedOn) {
      settle(draft, at, [{ fate: 'conflict', what: 'ended', present: place.known.endedOn }]);
      continue;
    }
    if (!isTaken(draft, SHEET, place, row)) continue;
    const before = draft.faults.length;
    const notes = row.kinds.flatMap((kind) => decideOne(draft, place, row, kind, decided));
    if (draft.faults.length === before) settle(draft, at, notes);
  }
  startOthers(draft, decided);
}

/** Whether the service has the municipality or takes it on in this file; says so where it does neither. */
export function isTaken(
  draft: ImportDraft,
  sheet: 'regimes' | 'people',
  place: DraftPlace,
  row: { row: number; municipality: string },
): boolean {
  if (place.known || draft.plan.municipalities.some((one) => one.slug === place.slug)) return true;
  // Its row in the first sheet is refused: one sentence about it is enough.
  const named = draft.named.has(place.reference?.nis ?? '');
  if (named) settle(draft, { sheet, row: row.row, municipality: place.name }, [{ fate: 'waiting', what: 'waiting' }]);
  else refuse(draft, { sheet, row: row.row, column: 'municipality', value: row.municipality }, 'not_taken_on');
  return false;
}

function decideOne(
  draft: ImportDraft,
  place: DraftPlace,
  row: RegimeRow,
  kind: ImportedKind,
  decided: Map<string, number>,
): ImportNote[] {
  const cell = { sheet: SHEET, row: row.row } as const;
  const { code, applicability, reason } = row;
  const entity = place.entities.get(kind);
  if (!entity) {
    refuse(draft, { ...cell, column: 'entity', value: kind }, 'no_such_entity');
    return [];
  }
  for (const { part, problem } of regimeFaults(row, kind))
    refuse(draft, { ...cell, column: part, value: row[part] }, problem);
  const key = `${place.slug} ${kind} ${code}`;
  const twice = decided.get(key);
  if (twice !== undefined) refuse(draft, { ...cell, column: 'regime', value: code }, 'row_twice', String(twice));
  decided.set(key, row.row);
  const kept = keptLevel(row);
  const note = (fate: ImportNote['fate'], what: ImportNote['what']): ImportNote => ({
    fate,
    what,
    kinds: [kind],
    state: { code, applicability, level: kept ?? '' },
  });
  const present = entity.known?.regimes.find((one) => one.code === code);
  const same = present?.applicability === applicability && (present.level ?? '') === (kept ?? '');
  if (same && (reason === '' || reason === present.reason)) return [note('same', 'regime_same')];
  // What nobody decided yet is added to; a decision is for a person to change, in the settings.
  if (present && present.applicability !== 'under_review') {
    const presentState = { applicability: present.applicability, level: present.level ?? '' };
    return [{ ...note('conflict', 'regime_conflict'), presentState, ...(same ? { present: present.reason } : {}) }];
  }
  const fromOn = startOf(draft, entity);
  draft.plan.regimes.push({ slug: place.slug, kind, code, applicability, level: kept, reason, fromOn });
  return [note('added', 'regime_added')];
}

/** For each new entity the regimes that no row speaks of begin as they do when one is taken on by hand. */
function startOthers(draft: ImportDraft, decided: ReadonlyMap<string, number>): void {
  for (const place of draft.places.values()) {
    for (const kind of IMPORTED_KINDS) {
      const entity = place.entities.get(kind);
      if (!entity || entity.known) continue;
      for (const code of REGIMES) start(draft, place, { kind, code, entity }, decided);
    }
  }
}

function start(
  draft: ImportDraft,
  { slug }: DraftPlace,
  { kind, code, entity }: { kind: ImportedKind; code: RegimeCode; entity: DraftEntity },
  decided: ReadonlyMap<string, number>,
): void {
  const applicability = startingApplicability(code, kind);
  if (applicability === null || decided.has(`${slug} ${kind} ${code}`)) return;
  const fromOn = startOf(draft, entity);
  draft.plan.regimes.push({ slug, kind, code, applicability, level: null, reason: '', fromOn });
}

/** A regime of a new entity is known from its first day of coverage, but never from a day to come. */
function startOf(draft: ImportDraft, entity: DraftEntity): string {
  const { today } = draft.world;
  return entity.known ? today : entity.coverage.reduce((first, { fromOn }) => (fromOn < first ? fromOn : first), today);
}
