import { type Derived, deriveCoverage, strongestFirst, type Touch } from '#app/domain/derived-coverage.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type DerivedFrom, type DerivedLine, findDerivedFrom, listDerived } from '#db/queries/mapped-answers.server.ts';

/** A question that touches a requirement elsewhere, with what its answer says. */
export interface DerivedTouch extends Touch {
  titleNl: string;
  titleEn: string;
}

/** One requirement of another framework with what follows for it, and from what. */
export interface DerivedRequirement extends Derived {
  code: string;
  titleNl: string;
  titleEn: string;
  /** The strongest mapping of each question, the closest first. */
  touches: DerivedTouch[];
}

export interface DerivedFramework {
  code: string;
  titleNl: string;
  titleEn: string;
  requirements: DerivedRequirement[];
}

/** Coverage of other frameworks as the newest CyFun answers suggest it; null source where nothing was answered. */
export interface CoverageView {
  source: DerivedFrom | null;
  frameworks: DerivedFramework[];
}

/** Derives the coverage of NIS2 article 21 and ISO 27001. Two queries. */
export async function viewCoverage(tx: ActorTx, municipalityId: number): Promise<CoverageView> {
  const source = await findDerivedFrom(tx, municipalityId);
  return { source, frameworks: source ? group(await listDerived(tx, source.id)) : [] };
}

function group(lines: readonly DerivedLine[]): DerivedFramework[] {
  const frameworks = new Map<string, DerivedFramework & { byCode: Map<string, DerivedLine[]> }>();
  for (const line of lines) {
    const { framework: code, frameworkNl: titleNl, frameworkEn: titleEn } = line;
    const framework = frameworks.get(code) ?? { code, titleNl, titleEn, requirements: [], byCode: new Map() };
    framework.byCode.set(line.code, [...(framework.byCode.get(line.code) ?? []), line]);
    frameworks.set(code, framework);
  }
  return [...frameworks.values()].map(({ byCode, ...framework }) => ({
    ...framework,
    requirements: [...byCode.values()].map(toRequirement),
  }));
}

function toRequirement(lines: DerivedLine[]): DerivedRequirement {
  const [{ code, titleNl, titleEn }] = lines as [DerivedLine, ...DerivedLine[]];
  const all = strongestFirst(lines.flatMap(toTouch));
  const touches = all.filter((touch, index) => all.findIndex((each) => each.code === touch.code) === index);
  return { code, titleNl, titleEn, touches, ...deriveCoverage(touches) };
}

function toTouch({
  sourceCode,
  sourceNl,
  sourceEn,
  relation,
  quality,
  choice,
  doc,
  impl,
}: DerivedLine): DerivedTouch[] {
  if (sourceCode === null || relation === null || quality === null) return [];
  const answer = choice === null && doc === null && impl === null ? null : { choice, doc, impl };
  return [{ code: sourceCode, titleNl: sourceNl ?? '', titleEn: sourceEn ?? '', relation, quality, answer }];
}
