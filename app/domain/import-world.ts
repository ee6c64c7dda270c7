import type { ImportedKind } from './import-values.ts';
import type { WantedMembership } from './membership.ts';
import { type EntityKind, type Period, type PersonFunction, slugOf } from './municipality.ts';
import type { Applicability, RegimeCode } from './regime.ts';

/** A municipality as the public registers know it. */
export interface PublicMunicipality {
  nis: string;
  name: string;
  province: string;
  gemeenteKbo: string;
  gemeenteOvo: string;
  ocmwKbo: string;
  ocmwOvo: string;
}

/** A municipality that the service has taken on. */
export interface KnownMunicipality {
  id: number;
  slug: string;
  name: string;
  nis: string | null;
  endedOn: string | null;
}

/** A legal person that is kept, with its coverage and the regimes that count today. */
export interface KnownEntity {
  id: number;
  municipalityId: number;
  kind: EntityKind;
  name: string;
  kbo: string | null;
  coverage: Period[];
  regimes: { code: RegimeCode; applicability: Applicability; level: string | null; reason: string }[];
}

/** Somebody who has a function today or later. */
export interface KnownFunction {
  municipalityId: number;
  function: PersonFunction;
  name: string;
  email: string;
  phone: string;
}

/** Somebody of the service with an address that the file names. */
export interface KnownPerson {
  accountId: number;
  email: string;
  present: (WantedMembership & { suspended: boolean })[];
}

/** What an import is held against. */
export interface ImportWorld {
  today: string;
  municipalities: readonly KnownMunicipality[];
  reference: readonly PublicMunicipality[];
  entities: readonly KnownEntity[];
  functions: readonly KnownFunction[];
  people: readonly KnownPerson[];
  kbosTaken: readonly string[];
}

/** Whom a cell names: a municipality of the service, one of the public registers, or both. */
export interface Match {
  known: KnownMunicipality | null;
  reference: PublicMunicipality | null;
}

/** Finds municipalities by what people type: a NIS code, or a name with or without `Gemeente`, `Stad` or `OCMW`. */
export function municipalityFinder(
  of: Pick<ImportWorld, 'municipalities' | 'reference'>,
): (typed: string) => Match | null {
  const knownByNis = new Map(of.municipalities.flatMap((one) => (one.nis ? [[one.nis, one] as const] : [])));
  const knownBySlug = new Map(of.municipalities.flatMap((one) => [[slugOf(one.name), one] as const, [one.slug, one]]));
  const publicByNis = new Map(of.reference.map((one) => [one.nis, one]));
  const publicBySlug = new Map(of.reference.map((one) => [slugOf(one.name), one]));
  return (typed) => {
    const text = typed.trim();
    if (/^\d{5}$/.test(text)) {
      const reference = publicByNis.get(text) ?? null;
      const known = knownByNis.get(text) ?? null;
      return known || reference ? { known, reference } : null;
    }
    const slug = slugOf(bareName(text));
    const named = publicBySlug.get(slug) ?? null;
    const known = knownBySlug.get(slug) ?? (named && (knownByNis.get(named.nis) ?? null));
    if (!known) return named && { known: null, reference: named };
    const reference = known.nis ? (publicByNis.get(known.nis) ?? null) : named;
    return { known, reference };
  };
}

/** The numbers of a legal person in the public registers. */
export function registeredAs(reference: PublicMunicipality | null, kind: ImportedKind): { kbo: string; ovo: string } {
  if (!reference) return { kbo: '', ovo: '' };
  return kind === 'gemeente'
    ? { kbo: reference.gemeenteKbo, ovo: reference.gemeenteOvo }
    : { kbo: reference.ocmwKbo, ovo: reference.ocmwOvo };
}

/** The name that was probably meant: one that holds what was typed, or differs by at most two letters. Null for none. */
export function likelyName(typed: string, names: readonly string[]): string | null {
  const slug = slugOf(bareName(typed));
  if (slug.length < 3) return null;
  const holding = names.find((name) => slugOf(name).split('-').includes(slug));
  if (holding) return holding;
  const near = names
    .map((name) => ({ name, apart: lettersApart(slug, slugOf(name)) }))
    .reduce((best, one) => (one.apart < best.apart ? one : best), { name: '', apart: 3 });
  return near.name || null;
}

function bareName(text: string): string {
  return text.trim().replace(/^(gemeente|stad|ocmw|municipality of|city of)\s+/i, '');
}

/** Letters to add, drop or change between two words (Levenshtein); 3 as soon as it is clear that it is more than two. */
function lettersApart(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let previous = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (previous[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed));
    }
    previous = row;
  }
  return Math.min(3, previous[other.length] ?? 3);
}
