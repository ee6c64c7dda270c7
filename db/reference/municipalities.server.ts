import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '#app/domain/municipality.ts';
import { projectRoot } from '../root.server.ts';

/** A Flemish municipality as the public registers know it: Statbel's code, the KBO and the Flemish organisation register. */
export interface ReferenceMunicipality {
  nis: string;
  name: string;
  province: string;
  gemeenteKbo: string;
  gemeenteOvo: string;
  ocmwKbo: string;
  ocmwOvo: string;
}

let kept: readonly ReferenceMunicipality[] | undefined;

/** All 285 municipalities of the Flemish Region since 1 January 2025, by name. */
export function listReferenceMunicipalities(): readonly ReferenceMunicipality[] {
  kept ??= JSON.parse(
    readFileSync(join(projectRoot(), 'db', 'reference', 'flemish-municipalities.json'), 'utf8'),
  ) as ReferenceMunicipality[];
  return kept;
}

/** The one with this NIS code, or null. */
export function findReferenceMunicipality(nis: string): ReferenceMunicipality | null {
  return listReferenceMunicipalities().find((one) => one.nis === nis) ?? null;
}

/** Those whose name, NIS code or KBO number holds the text; accents, capitals and signs do not matter. */
export function searchReferenceMunicipalities(text: string): ReferenceMunicipality[] {
  const wanted = slugOf(text);
  const digits = text.replace(/\D/g, '');
  if (wanted === '') return [];
  return listReferenceMunicipalities().filter(
    (one) =>
      slugOf(one.name).includes(wanted) ||
      (digits.length >= 3 && [one.nis, one.gemeenteKbo, one.ocmwKbo].some((number) => number.includes(digits))),
  );
}
