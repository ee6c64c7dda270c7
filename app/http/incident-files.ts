import type { IncidentsQuery } from '#app/features/incidents/incidents-filter.ts';
import type { FileLinks } from '#app/features/incidents/RegisterFiles.tsx';
import { paths, withQuery } from './paths.ts';

/** Where the incidents that a list shows go out as a file, all its pages, and where their figures are. */
export function incidentFiles(slug: string | null, shown: IncidentsQuery, mayTakeOver: boolean): FileLinks {
  const { page: _, ...query } = shown;
  return {
    export: (as, of) => withQuery(paths.exportIncidents(slug), { ...query, as, of }),
    figures: withQuery(paths.incidentFigures(slug), query),
    takeOver: mayTakeOver ? paths.importIncidents() : null,
  };
}
