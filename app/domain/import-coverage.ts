import { type DraftPlace, type ImportDraft, type ImportNote, refuse, settle } from './import-plan.ts';
import type { CoverageRow, ImportProblem } from './import-rows.ts';
import { IMPORTED_KINDS, type ImportedKind } from './import-values.ts';
import { likelyName, registeredAs } from './import-world.ts';
import { coverageFaults, decideOnboarding, entityFaults, overlaps, slugOf } from './municipality.ts';

const SHEET = 'municipalities';

/** Decides the rows that say which municipalities are served, for which entities, and since when. */
export function decideCoverage(draft: ImportDraft, rows: readonly CoverageRow[]): void {
  const numbers = new Set<string>();
  for (const row of rows) {
    const place = placeOf(draft, SHEET, row);
    if (!place) continue;
    const at = { sheet: SHEET, row: row.row, municipality: place.name } as const;
    if (place.known?.endedOn) {
      settle(draft, at, [{ fate: 'conflict', what: 'ended', present: place.known.endedOn }]);
      continue;
    }
    const before = draft.faults.length;
    if (!place.known) takeOn(draft, place, row);
    const notes = row.kinds.flatMap((kind) => coverEntity(draft, place, row, kind, numbers));
    if (draft.faults.length === before) settle(draft, at, notes);
  }
}

/**
 * The municipality of a row; null, and a fault, when nobody knows it.
 * @returns the same object for every row that means the same municipality.
 */
export function placeOf(
  draft: ImportDraft,
  sheet: 'municipalities' | 'regimes' | 'people',
  row: { row: number; municipality: string },
): DraftPlace | null {
  const match = draft.find(row.municipality);
  if (!match) {
    const names = [...draft.world.municipalities, ...draft.world.reference].map((one) => one.name);
    const at = { sheet, row: row.row, column: 'municipality', value: row.municipality } as const;
    // Looking for a likely name costs time: whoever has so many wrong ones does not read them all.
    const likely = draft.faults.length < 50 ? likelyName(row.municipality, names) : null;
    refuse(draft, at, 'unknown_municipality', likely ?? undefined);
    return null;
  }
  const { known, reference } = match;
  const name = known?.name ?? reference?.name ?? row.municipality;
  const slug = known?.slug ?? slugOf(name);
  // Two municipalities can claim one address when one was taken on by hand: they stay apart until that is refused.
  const key = known ? `known ${known.id}` : `public ${reference?.nis}`;
  const present = draft.places.get(key);
  if (present) return present;
  const kept = draft.world.entities.filter((entity) => entity.municipalityId === known?.id);
  const entities: DraftPlace['entities'] = new Map();
  for (const kind of IMPORTED_KINDS) {
    const entity = kept.find((one) => one.kind === kind);
    if (entity)
      entities.set(kind, { known: entity, coverage: entity.coverage.map((each) => ({ ...each, row: null })) });
  }
  const place = { slug, name, known, reference, entities };
  draft.places.set(key, place);
  return place;
}

/** Plans a municipality that the service does not have, once, by the rules of taking one on by hand. */
function takeOn(draft: ImportDraft, { slug, name, reference }: DraftPlace, row: CoverageRow): void {
  if (draft.plan.municipalities.some((one) => one.slug === slug)) return;
  const nis = reference?.nis ?? '';
  const slugTaken = draft.world.municipalities.some((one) => one.slug === slug);
  const nisTaken = draft.world.municipalities.some((one) => one.nis === nis);
  const entities = row.kinds.map((kind) => ({ ...row, kind, kbo: '', ovo: '' }));
  for (const { problem } of decideOnboarding({ name, nis, entities }, { slugTaken, nisTaken, kbosTaken: [] })) {
    // The dates are looked at entity by entity.
    if (problem !== 'until_before_from') {
      refuse(draft, { sheet: SHEET, row: row.row, column: 'municipality', value: row.municipality }, problem);
    }
  }
  draft.plan.municipalities.push({ slug, name, nis, province: reference?.province ?? '' });
}

function coverEntity(
  draft: ImportDraft,
  place: DraftPlace,
  row: CoverageRow,
  kind: ImportedKind,
  numbers: Set<string>,
): ImportNote[] {
  const { slug } = place;
  const period = { fromOn: row.fromOn, untilOn: row.untilOn };
  const entity = place.entities.get(kind);
  const cell = { sheet: SHEET, row: row.row } as const;
  if (coverageFaults(period, []).length > 0) {
    refuse(draft, { ...cell, column: 'until', value: row.untilOn ?? '' }, 'until_before_from');
    return [];
  }
  if (!entity) {
    addEntity(draft, place, row, kind, numbers);
    place.entities.set(kind, { known: null, coverage: [{ ...period, row: row.row }] });
    draft.plan.coverage.push({ slug, kind, ...period });
    return [place.known ? note('added', 'entity_added') : note('new', 'municipality_new')];
  }
  const other = checkNumber(draft, place, row, kind);
  const notes = other === null ? [] : [{ ...note('conflict', 'kbo_conflict'), present: other }];
  const twice = entity.coverage.find((one) => one.row !== null && overlaps(one, period));
  if (twice) {
    refuse(draft, { ...cell, column: 'from', value: row.fromOn }, 'row_twice', String(twice.row));
    return [];
  }
  const kept = entity.coverage.filter((one) => one.row === null && overlaps(one, period));
  const [first] = kept;
  if (first && kept.some((one) => one.fromOn === row.fromOn && one.untilOn === row.untilOn)) {
    return [...notes, note('same', 'coverage_same')];
  }
  if (first) {
    const presentPeriod = { fromOn: first.fromOn, untilOn: first.untilOn };
    return [...notes, { ...note('conflict', 'coverage_conflict'), presentPeriod }];
  }
  entity.coverage.push({ ...period, row: row.row });
  draft.plan.coverage.push({ slug, kind, ...period });
  return [...notes, note(entity.known ? 'added' : 'new', 'coverage_added')];

  function note(fate: ImportNote['fate'], what: ImportNote['what']): ImportNote {
    return { fate, what, kinds: [kind], period };
  }
}

/** Plans a legal person with its numbers out of the public registers; a number in the file must be the same. */
function addEntity(
  draft: ImportDraft,
  place: DraftPlace,
  row: CoverageRow,
  kind: ImportedKind,
  numbers: Set<string>,
): void {
  const { kbo: registered, ovo } = registeredAs(place.reference, kind);
  const typed = row.kbo[kind];
  const kbo = typed || registered;
  const column = typed ? (`kbo_${kind}` as const) : 'municipality';
  const value = typed || row.municipality;
  const no = (why: ImportProblem, detail?: string) =>
    refuse(draft, { sheet: SHEET, row: row.row, column, value }, why, detail);
  const faults = entityFaults({ kbo, ovo }, draft.world.kbosTaken);
  for (const { problem } of faults) no(problem);
  if (faults.length === 0 && typed && registered && typed !== registered) no('kbo_other', registered);
  if (kbo && numbers.has(kbo)) no('kbo_taken');
  numbers.add(kbo);
  const name = `${kind === 'ocmw' ? 'OCMW' : 'Gemeente'} ${place.name}`;
  draft.plan.entities.push({ slug: place.slug, kind, name, kbo, ovo });
}

/** The number that is kept where the file has another one for an entity that is there; null where they agree. */
function checkNumber(draft: ImportDraft, place: DraftPlace, row: CoverageRow, kind: ImportedKind): string | null {
  const typed = row.kbo[kind];
  const known = place.entities.get(kind)?.known;
  if (!typed || (known && known.kbo === typed)) return null;
  if (known && entityFaults({ kbo: typed, ovo: '' }, []).length === 0) return known.kbo ?? '';
  const planned = draft.plan.entities.find((one) => one.slug === place.slug && one.kind === kind)?.kbo ?? '';
  if (!known && typed === planned) return null;
  const at = { sheet: SHEET, row: row.row, column: `kbo_${kind}`, value: typed } as const;
  refuse(draft, at, known ? 'kbo_wrong' : 'kbo_other', known ? undefined : planned);
  return null;
}
