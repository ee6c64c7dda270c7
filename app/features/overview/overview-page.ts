import type { ScoredChecklist, Standing } from '#app/domain/overview.ts';
import type { Applicability, RegimeCode } from '#app/domain/regime.ts';
import type { EntityFacts } from '#db/queries/entities.server.ts';
import type { MunicipalityFacts } from '#db/queries/municipalities.server.ts';
import type { ExceptionLine, NodeTitle } from '#db/queries/overview.server.ts';
import type { FunctionFacts } from '#db/queries/people.server.ts';

/** What the overview of one municipality shows. */
export interface OverviewPageData {
  municipality: MunicipalityFacts;
  today: string;
  entities: EntityLine[];
  people: FunctionFacts[];
  standings: Standing[];
  checklists: ScoredChecklist[];
  titles: NodeTitle[];
  exceptions: ExceptionLine[];
  may: { answer: boolean; review: boolean };
}

/** One entity as it is today. */
export interface EntityLine {
  id: number;
  name: string;
  coveredSince: string | null;
  coveredUntil: string | null;
  regimes: { code: RegimeCode; applicability: Applicability; level: string | null; reason: string }[];
}

/** An entity with the coverage that runs today and, per regime, the newest line that has begun. */
export function toEntityLine(entity: EntityFacts, today: string): EntityLine {
  const covers = entity.coverage.find(
    (each) => each.fromOn <= today && (each.untilOn === null || each.untilOn >= today),
  );
  const begun = entity.regimes.filter((regime) => regime.fromOn <= today);
  return {
    id: entity.id,
    name: entity.name,
    coveredSince: covers?.fromOn ?? null,
    coveredUntil: covers?.untilOn ?? null,
    regimes: begun.filter((regime, index) => begun.findIndex((each) => each.code === regime.code) === index),
  };
}

/** A title by framework and code; the code itself where the framework has none. */
export function titleOf(
  titles: readonly NodeTitle[],
  language: 'nl' | 'en',
  frameworkId: number,
  code: string,
): string {
  const found = titles.find((each) => each.frameworkId === frameworkId && each.code === code);
  return found ? (language === 'nl' ? found.titleNl : found.titleEn) : code;
}
