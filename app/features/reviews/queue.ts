import { daysBetween, localDate } from '#app/domain/dates.ts';
import { type Due, dueIn, nearness } from '#app/domain/progress.ts';
import type { QueueLine } from '#db/queries/review-queue.server.ts';

/** What the address of the queue narrows it to; empty narrows nothing. */
export interface QueueFilter {
  municipality: string;
  framework: string;
  due: string;
}

export interface QueuePage {
  filter: QueueFilter;
  lines: (QueueLine & { waitingDays: number; dueIn: Due })[];
  /** Before filtering: what the filters may choose from. */
  municipalities: { slug: string; name: string }[];
  frameworks: { code: string; titleNl: string; titleEn: string }[];
  all: number;
}

export function readQueueFilter(search: URLSearchParams): QueueFilter {
  const read = (name: string) => search.get(name)?.slice(0, 100) ?? '';
  return { municipality: read('municipality'), framework: read('framework'), due: read('due') };
}

/** The queue as its page shows it; it comes sorted by how long each checklist has waited. */
export function queuePage(all: readonly QueueLine[], filter: QueueFilter, now: Date): QueuePage {
  const today = localDate(now);
  const lines = all
    .filter((line) => filter.municipality === '' || line.slug === filter.municipality)
    .filter((line) => filter.framework === '' || line.framework === filter.framework)
    .filter((line) => filter.due === '' || nearness(line.dueOn, today) === filter.due)
    .map((line) => ({
      ...line,
      waitingDays: line.submittedAt ? daysBetween(localDate(line.submittedAt), today) : 0,
      dueIn: dueIn(line.dueOn, today),
    }));
  const municipalities = new Map(all.map(({ slug, municipality }) => [slug, { slug, name: municipality }]));
  const frameworks = new Map(
    all.map((line) => [line.framework, { code: line.framework, titleNl: line.frameworkNl, titleEn: line.frameworkEn }]),
  );
  return {
    filter,
    lines,
    municipalities: [...municipalities.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'nl')),
    frameworks: [...frameworks.values()],
    all: all.length,
  };
}
