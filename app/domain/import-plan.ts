import type { ImportColumn, ImportSheet } from './import-columns.ts';
import type { ImportFault, ImportProblem, ImportRows } from './import-rows.ts';
import type { ImportedKind } from './import-values.ts';
import {
  type ImportWorld,
  type KnownEntity,
  type KnownMunicipality,
  type KnownPerson,
  type Match,
  municipalityFinder,
  type PublicMunicipality,
} from './import-world.ts';
import type { Period, PersonFunction } from './municipality.ts';
import type { Applicability, RegimeCode } from './regime.ts';

/**
 * What becomes of a row. `waiting` hangs on a row that is refused. `new` takes a municipality on, `added` adds to one, `same` was there already, `conflict` says
 * otherwise than what is kept and changes nothing. What is refused stops the whole import.
 */
export const FATES = ['waiting', 'conflict', 'new', 'added', 'same', 'example'] as const;
export type Fate = (typeof FATES)[number];

/** One thing that a row does or meets; the row's fate is the gravest of its notes. */
export interface ImportNote {
  fate: Fate;
  what:
    | 'example'
    | 'waiting'
    | 'ended'
    | 'municipality_new'
    | 'entity_added'
    | 'coverage_added'
    | 'coverage_same'
    | 'coverage_conflict'
    | 'kbo_conflict'
    | 'regime_added'
    | 'regime_same'
    | 'regime_conflict'
    | 'function_added'
    | 'function_same'
    | 'function_conflict'
    | 'person_conflict'
    | 'invited'
    | 'has_access';
  kinds?: ImportedKind[];
  /** As the file has it. */
  period?: Period;
  state?: { code: RegimeCode; applicability: Applicability; level: string };
  function?: PersonFunction;
  name?: string;
  /** As it is kept. */
  present?: string;
  presentPeriod?: Period;
  presentState?: { applicability: Applicability; level: string };
}

/** A row with what becomes of it; the municipality as it is called, or as it was typed where nobody knows it. */
export interface RowFate {
  sheet: ImportSheet;
  row: number;
  municipality: string;
  fate: Fate;
  notes: ImportNote[];
}

/** What is to be written. Municipalities are named by their address, which is theirs alone in a service. */
export interface ImportPlan {
  municipalities: { slug: string; name: string; nis: string; province: string }[];
  entities: { slug: string; kind: ImportedKind; name: string; kbo: string; ovo: string }[];
  coverage: ({ slug: string; kind: ImportedKind } & Period)[];
  regimes: {
    slug: string;
    kind: ImportedKind;
    code: RegimeCode;
    applicability: Applicability;
    level: string | null;
    reason: string;
    fromOn: string;
  }[];
  functions: { slug: string; function: PersonFunction; name: string; email: string; phone: string }[];
  invitations: {
    slug: string;
    role: 'spoc' | 'director' | 'contributor';
    name: string;
    email: string;
    language: 'nl' | 'en';
  }[];
}

/** A legal person as the import sees it: kept already, or to be made by an earlier row. */
export interface DraftEntity {
  known: KnownEntity | null;
  coverage: (Period & { row: number | null })[];
}

/** A municipality as the import sees it. */
export interface DraftPlace {
  slug: string;
  name: string;
  known: KnownMunicipality | null;
  reference: PublicMunicipality | null;
  entities: Map<ImportedKind, DraftEntity>;
}

/** The work under way: the world, what was found so far, and how to say it. */
export interface ImportDraft {
  world: ImportWorld;
  find: (typed: string) => Match | null;
  places: Map<string, DraftPlace>;
  people: ReadonlyMap<string, KnownPerson>;
  plan: ImportPlan;
  rows: RowFate[];
  faults: ImportFault[];
  sheets: ImportRows['places'];
  /** Addresses that a row of the first sheet names, refused or not. */
  named: ReadonlySet<string>;
}

export function newDraft(world: ImportWorld, read: ImportRows): ImportDraft {
  const find = municipalityFinder(world);
  const plan: ImportPlan = {
    municipalities: [],
    entities: [],
    coverage: [],
    regimes: [],
    functions: [],
    invitations: [],
  };
  const named = new Set(read.named.flatMap((typed) => find(typed)?.reference?.nis ?? find(typed)?.known?.slug ?? []));
  const people = new Map(world.people.map((one) => [one.email, one]));
  return {
    world,
    find,
    places: new Map(),
    people,
    plan,
    rows: [],
    faults: [...read.faults],
    sheets: read.places,
    named,
  };
}

/** Says what is wrong with a row, at one of its columns. */
export function refuse(
  draft: ImportDraft,
  at: { sheet: ImportSheet; row: number; column: ImportColumn; value: string },
  why: ImportProblem,
  detail?: string,
): void {
  const place = draft.sheets[at.sheet];
  const letter = place?.letters[at.column];
  draft.faults.push({
    sheet: place?.name ?? '',
    row: at.row,
    column: at.column,
    ...(letter ? { letter } : {}),
    value: at.value.slice(0, 80),
    why,
    ...(detail ? { detail } : {}),
  });
}

/** Says what becomes of a row; notes that differ in nothing but the entity become one. */
export function settle(
  draft: ImportDraft,
  at: Pick<RowFate, 'sheet' | 'row' | 'municipality'>,
  notes: ImportNote[],
): void {
  const { sheet, row, municipality } = at;
  const merged = new Map<string, ImportNote>();
  for (const { kinds = [], ...note } of notes) {
    const key = JSON.stringify(note);
    const same = merged.get(key);
    if (same) same.kinds?.push(...kinds);
    else merged.set(key, { ...note, ...(kinds.length > 0 ? { kinds: [...kinds] } : {}) });
  }
  const kept = [...merged.values()];
  const fate = FATES.find((each) => kept.some((note) => note.fate === each)) ?? 'same';
  draft.rows.push({ sheet, row, municipality, fate, notes: kept });
}
