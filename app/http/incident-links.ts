import type { Translate } from '#app/i18n/translate.ts';
import type { Crumb } from '#app/ui/Page.tsx';
import { paths } from './paths.ts';

/** The way back from the page of an incident, or from one under it, which is then the last. */
export function incidentCrumbs(
  t: Translate,
  of: { slug: string; municipality: string; code: string },
  last: readonly Crumb[],
): Crumb[] {
  return [
    { label: of.municipality, href: paths.municipality(of.slug) },
    { label: t('incidents.title'), href: paths.incidents(of.slug) },
    { label: of.code, ...(last.length > 0 ? { href: paths.incident(of.slug, of.code) } : {}) },
    ...last,
  ];
}

/** The question that asks a requirement; null when no checklist of the municipality does. */
export function aboutHref(slug: string, about: { checklistId: number | null; code: string }): string | null {
  return about.checklistId === null ? null : paths.requirement(slug, about.checklistId, about.code);
}
