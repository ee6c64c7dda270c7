import { type DocumentBlock, isFigure } from './document.ts';

type Doc = PDFKit.PDFDocument;
type TableBlock = Extract<DocumentBlock, { kind: 'table' }>;

const PADDING = 4;

/** Writes a table in the font at hand; one that goes on over a page begins there with its head again. */
export function writeTable(doc: Doc, root: PDFKit.PDFStructureElement, table: TableBlock, line: number): void {
  const widths = table.widths.map((share) => share * line);
  const figures = table.head.map((_, n) => table.rows.every((row) => isFigure(row[n] ?? '')));
  const align = (n: number) => ({ x: figures[n] ? ('right' as const) : ('left' as const), y: 'top' as const });
  const head = table.head.map((text, n) => ({
    text,
    type: 'TH' as const,
    scope: 'Column' as const,
    font: { src: 'bold' },
    backgroundColor: '#e6ecf2',
    align: align(n),
  }));
  const heightOf = (row: readonly string[]) =>
    Math.max(...row.map((text, n) => doc.heightOfString(text, { width: (widths[n] ?? 0) - 2 * PADDING }))) +
    2 * PADDING;
  for (const [n, rows] of inPages(doc, table, heightOf).entries()) {
    if (n > 0) doc.addPage();
    const body = rows.map((row) =>
      row.map((text, column) =>
        column === 0
          ? { text, type: 'TH' as const, scope: 'Row' as const, align: align(column) }
          : { text, type: 'TD' as const, align: align(column) },
      ),
    );
    doc.table({
      structParent: root,
      columnStyles: widths,
      defaultStyle: { padding: PADDING, border: 0.5, borderColor: '#9aa5b1' },
      data: [head, ...body],
    } as unknown as PDFKit.Mixins.TableOptionsWithData);
  }
}

/** The rows page by page: as many as fit under the head, and at least one. */
function inPages(doc: Doc, { head, rows }: TableBlock, heightOf: (row: readonly string[]) => number) {
  const top = heightOf(head) * 1.2;
  const { height, margins } = doc.page;
  const pages: (readonly string[])[][] = [[]];
  let left = height - margins.bottom - doc.y - top;
  for (const row of rows) {
    const high = heightOf(row) + 0.5;
    const page = pages.at(-1);
    if (page && (high <= left || page.length === 0)) page.push(row);
    else {
      pages.push([row]);
      left = height - margins.bottom - margins.top - top;
    }
    left -= high;
  }
  return pages;
}
