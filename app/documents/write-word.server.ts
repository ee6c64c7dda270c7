import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type DocumentBlock, isFigure, leadOf, shortTitle, type WrittenDocument } from './document.ts';

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;
/** Twentieths of a point between the margins of an A4. */
const LINE = 9_600;

/** Writes a document for Word: real headings, lists and tables with a head, so that a screen reader finds its way. */
export async function writeWord(written: WrittenDocument): Promise<Buffer> {
  const language = { value: written.language };
  const document = new Document({
    title: written.title,
    description: written.subtitle,
    creator: written.author,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language } },
        title: { run: { size: 40, bold: true, color: '1f3a5f', font: 'Calibri' } },
        heading1: {
          run: { size: 30, bold: true, color: '1f3a5f', font: 'Calibri' },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
        heading2: {
          run: { size: 24, bold: true, color: '1f3a5f', font: 'Calibri' },
          paragraph: { spacing: { before: 280, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_134, bottom: 1_134, left: 1_134, right: 1_134 },
          },
        },
        footers: { default: new Footer({ children: [footer(written)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(written.title) }),
          new Paragraph({ spacing: { after: 240 }, children: runs(written.subtitle) }),
          ...written.blocks.flatMap(toParts),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function footer({ title, pageLabel }: WrittenDocument): Paragraph {
  const [before = '', between = '', after = ''] = pageLabel.split(/\{n\}|\{of\}/);
  const children = [`${shortTitle(title)} · ${before}`, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children })] });
}

function toParts(block: DocumentBlock): (Paragraph | Table)[] {
  if (block.kind === 'heading') {
    return [new Paragraph({ heading: HEADINGS[block.level], keepNext: true, children: runs(block.text) })];
  }
  if (block.kind === 'paragraph') return [new Paragraph({ spacing: { after: 120 }, children: runs(block.text) })];
  if (block.kind === 'list') {
    return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
  }
  if (block.kind === 'table') return [new Paragraph({}), toTable(block), new Paragraph({})];
  const label = new TextRun({ text: `${leadOf(block.label)} `, bold: true });
  return [
    new Paragraph({
      spacing: { after: 80 },
      keepLines: block.text.length < 400,
      children: [label, ...runs(block.text)],
    }),
  ];
}

function toTable({ head, widths, rows }: Extract<DocumentBlock, { kind: 'table' }>): Table {
  const columnWidths = widths.map((share) => Math.round(share * LINE));
  const figures = head.map((_, n) => rows.every((row) => isFigure(row[n] ?? '')));
  const cells = (texts: readonly string[], bold: boolean) =>
    texts.map((text, n) => {
      const alignment = figures[n] ? AlignmentType.RIGHT : AlignmentType.LEFT;
      const width = { size: columnWidths[n] ?? 0, type: WidthType.DXA };
      const shade = bold ? { shading: { fill: 'e6ecf2' } } : {};
      return new TableCell({
        width,
        ...shade,
        margins: { left: 80, right: 80, top: 40, bottom: 40 },
        children: [new Paragraph({ alignment, children: runs(text, bold) })],
      });
    });
  return new Table({
    width: { size: LINE, type: WidthType.DXA },
    columnWidths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, true) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}

/** What is not bold says nothing of it, so that the style of a heading stays. */
function runs(text: string, bold = false): TextRun[] {
  const weight = bold ? { bold } : {};
  return text.split('\n').map((line, n) => new TextRun({ text: line, ...weight, ...(n > 0 ? { break: 1 } : {}) }));
}
