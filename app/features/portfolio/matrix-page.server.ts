import { canSomewhere } from '#app/domain/access.ts';
import { type MatrixCell, type MatrixColumn, type MatrixScale, matrixCell } from '#app/domain/matrix.ts';
import { startsFrom } from '#app/domain/previous.ts';
import { progressOf } from '#app/domain/progress.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  listMatrixAnswers,
  listMatrixMunicipalities,
  listMatrixNodes,
  type MatrixAnswer,
  type MatrixAnswers,
  type MatrixNode,
} from '#db/queries/matrix.server.ts';
import { listPortfolioChoices, type PortfolioChoice } from '#db/queries/portfolio.server.ts';
import { frameworkOf } from './choose-framework.ts';
import type { MatrixFilter } from './matrix-filter.ts';

export interface MatrixRow {
  code: string;
  titleNl: string;
  titleEn: string;
  /** The heading right above it. */
  section: string;
  cells: MatrixCell[];
}

/** What the matrix shows, on screen and in its exports alike. */
export interface MatrixPageData {
  filter: MatrixFilter;
  choices: PortfolioChoice[];
  scale: MatrixScale;
  groups: { code: string; titleNl: string; titleEn: string }[];
  levels: string[];
  sections: Record<string, { titleNl: string; titleEn: string }>;
  /** `across`: its trend is against an earlier edition of the framework. */
  municipalities: { slug: string; name: string; checklistId: number; across: boolean }[];
  /** How many the filters leave, on all pages together, and the number of the first one here, from 1. */
  found: number;
  first: number;
  /** All that could be chosen, before the filters. */
  all: { slug: string; name: string }[];
  rows: MatrixRow[];
}

/** Municipalities side by side: more can't be read, and would hold the server up for everybody. */
export const MATRIX_PAGE = 60;

/** Reads a page of the matrix under a filter. Five queries, however many municipalities and answers there are. */
export async function findMatrixPage(tx: ActorTx, asked: MatrixFilter): Promise<MatrixPageData> {
  const choices = await listPortfolioChoices(tx);
  const campaign = choices.find((each) => String(each.id) === asked.campaign);
  const known = campaign?.framework ?? frameworkOf(choices, asked.framework === 'all' ? '' : asked.framework);
  const chosen = campaign ?? choices.find((each) => each.framework === known);
  const scale: MatrixScale = chosen?.scale === 'compliance' ? 'compliance' : 'maturity';
  const nodes = chosen ? await listMatrixNodes(tx, chosen.frameworkId) : [];
  const earlier = startsFrom(known).find((code) => code !== known) ?? null;
  const wished = { framework: known, earlier, campaign: campaign?.id ?? null };
  const found = chosen ? await listMatrixMunicipalities(tx, wished) : [];
  const left = found
    .filter((each) => asked.state === '' || progressOf(each) === asked.state)
    .filter((each) => asked.municipality === '' || each.slug === asked.municipality);
  const page = Math.min(asked.page, Math.max(1, Math.ceil(left.length / MATRIX_PAGE)));
  const shown = left.slice((page - 1) * MATRIX_PAGE, page * MATRIX_PAGE);
  const reviews = canSomewhere(tx.actor, 'checklist.review');
  const columns = (await listMatrixAnswers(tx, wished, shown)).map((each) => toColumn(each, reviews));
  const inUse = new Set(found.map(({ level }) => level));
  const { groups, requirements } = arrange(nodes);
  const wanted = requirements
    .filter(({ node }) => node.levels.some((level) => (asked.level === '' ? inUse.has(level) : level === asked.level)))
    .filter(({ group }) => asked.group === '' || group === asked.group);
  return {
    filter: { ...asked, page, framework: known, campaign: campaign ? asked.campaign : '' },
    found: left.length,
    first: (page - 1) * MATRIX_PAGE + 1,
    choices,
    scale,
    groups,
    levels: [...inUse].toSorted(),
    sections: Object.fromEntries(nodes.filter(({ kind }) => kind !== 'requirement').map((node) => [node.code, node])),
    municipalities: shown.map(({ slug, name, checklistId, across }) => ({ slug, name, checklistId, across })),
    all: found.map(({ slug, name }) => ({ slug, name })),
    rows: wanted.map(({ node, section }) => ({
      code: node.code,
      titleNl: node.titleNl,
      titleEn: node.titleEn,
      section,
      cells: columns.map((column) => matrixCell(scale, node, column)),
    })),
  };
}

/** Requirements with the heading right above them and the one at the top. */
function arrange(nodes: readonly MatrixNode[]) {
  const byCode = new Map(nodes.filter(({ kind }) => kind !== 'requirement').map((node) => [node.code, node]));
  const topOf = (code: string | null): string => {
    const node = code === null ? undefined : byCode.get(code);
    return node === undefined ? '' : topOf(node.parentCode) || node.code;
  };
  const requirements = nodes
    .filter(({ kind }) => kind === 'requirement')
    .map((node) => ({ node, section: node.parentCode ?? '', group: topOf(node.parentCode) }));
  const used = new Set(requirements.map(({ group }) => group));
  return { requirements, groups: nodes.filter(({ kind, code }) => kind !== 'requirement' && used.has(code)) };
}

/** @param reviews whether the reader judges: who does not is never led to where that is done. */
function toColumn({ unasked, answers, before, ...rest }: MatrixAnswers, reviews: boolean): MatrixColumn {
  const awaits = reviews ? answers.filter(([, , , , waits]) => waits === 1).map(([code]) => code) : [];
  return {
    ...rest,
    unasked: new Set(unasked),
    answers: toMap(answers),
    before: toMap(before),
    awaits: new Set(awaits),
  };
}

function toMap(answers: readonly MatrixAnswer[]): Map<string, AnswerValues> {
  return new Map(answers.map(([code, choice, doc, impl]) => [code, { choice, doc, impl }]));
}
