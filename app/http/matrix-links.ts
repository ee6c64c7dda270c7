import type { MatrixPageLinks } from '#app/features/portfolio/MatrixPage.tsx';
import { type MatrixFilter, writeMatrixFilter } from '#app/features/portfolio/matrix-filter.ts';
import { paths, withQuery } from './paths.ts';

/** The addresses that the matrix links to; its exports ask the same filter. */
export function matrixLinks(filter: MatrixFilter): MatrixPageLinks {
  const { framework, campaign } = filter;
  return {
    here: paths.matrix(),
    page: (page) => withQuery(paths.matrix(), writeMatrixFilter({ ...filter, page })),
    portfolio: paths.portfolio(),
    csv: withQuery(paths.matrixExport('csv'), writeMatrixFilter(filter)),
    xlsx: withQuery(paths.matrixExport('xlsx'), writeMatrixFilter(filter)),
    question: (code) => withQuery(paths.allAnswers(), { framework, campaign, code }),
    municipality: paths.municipality,
    answer: paths.requirement,
    review: paths.reviewRequirement,
  };
}
