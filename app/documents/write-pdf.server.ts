import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { type DocumentBlock, leadOf, shortTitle, type WrittenDocument } from './document.ts';
import { writeTable } from './pdf-table.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const find = createRequire(import.meta.url).resolve;
const INK = '#1b1f24';
const HEADING = '#1f3a5f';
const SOFT = '#4b5560';
const MARGIN = 56;
const SIZES = { 1: 15, 2: 12 } as const;

/**
 * Writes a tagged PDF (ISO 32000-1, 14.8): its language, title, headings, paragraphs, lists and tables are there for a
 * screen reader, with bookmarks; page numbers are left out of what is read aloud. Its letters are in the file.
 */
export function writePdf(written: WrittenDocument): Promise<Buffer> {
  const { title, author, subtitle, madeAt } = written;
  const options = { size: 'A4', margin: MARGIN, bufferPages: true, pdfVersion: '1.7' as const, tagged: true };
  const info = { Title: title, Author: author, Subject: subtitle, CreationDate: madeAt, ModDate: madeAt };
  const font = find('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const doc = new PDFDocument({ ...options, lang: written.language, displayTitle: true, info, font });
  doc.registerFont('text', font);
  doc.registerFont('bold', find('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  // PDF 1.7 knows no tag for a title: it is the first heading, and chapters stand under it.
  add(doc, root, 'H1', () => doc.font('bold').fontSize(20).fillColor(HEADING).text(breakable(title)));
  add(doc, root, 'P', () => doc.font('text').fontSize(10).fillColor(SOFT).text(subtitle));
  doc.moveDown(1);
  const outline = doc.outline;
  let chapter = outline;
  for (const block of written.blocks) {
    if (block.kind === 'heading') {
      room(doc, block.level === 1 ? 120 : 90);
      if (block.level === 1) chapter = outline.addItem(block.text);
      else chapter.addItem(block.text);
    }
    writeBlock(doc, root, block);
  }
  root.end();
  numberPages(doc, written);
  doc.end();
  return whole;
}

function add(doc: Doc, parent: Element, type: string, draw: () => void): void {
  const element = doc.struct(type as 'P', {}, draw);
  parent.add(element);
  element.end();
}

/** A heading never stands alone at the foot of a page. */
function room(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

function writeBlock(doc: Doc, root: Element, block: DocumentBlock): void {
  if (block.kind === 'heading') {
    doc.moveDown(block.level === 1 ? 1 : 0.8);
    const draw = () => doc.font('bold').fontSize(SIZES[block.level]).fillColor(HEADING).text(breakable(block.text));
    add(doc, root, `H${block.level + 1}`, draw);
    doc.moveDown(0.3);
  } else if (block.kind === 'paragraph') {
    add(doc, root, 'P', () => body(doc).text(breakable(block.text)));
    doc.moveDown(0.4);
  } else if (block.kind === 'fact') {
    add(doc, root, 'P', () => {
      body(doc)
        .font('bold')
        .text(`${leadOf(block.label)} `, { continued: true });
      doc.font('text').text(breakable(block.text) || ' ');
    });
    doc.moveDown(0.3);
  } else if (block.kind === 'list') writeList(doc, root, block.items);
  else {
    doc.moveDown(0.5);
    body(doc).fontSize(9);
    writeTable(doc, root, block, doc.page.width - 2 * MARGIN);
    doc.x = MARGIN;
    doc.moveDown(0.8);
  }
}

/** A word that fits on no line gets places to break it: measuring it letter by letter takes seconds. */
function breakable(text: string): string {
  return text.replace(/\S{60}(?=\S)/g, '$&\u200b');
}

function body(doc: Doc): Doc {
  return doc.font('text').fontSize(10).fillColor(INK);
}

function writeList(doc: Doc, root: Element, items: readonly string[]): void {
  const list = doc.struct('L');
  root.add(list);
  for (const item of items) {
    const line = doc.struct('LI');
    list.add(line);
    add(doc, line, 'LBody', () => body(doc).text(`•  ${item}`));
    line.end();
  }
  list.end();
  doc.moveDown(0.4);
}

/** Page numbers are no part of what is read aloud. */
function numberPages(doc: Doc, { title, pageLabel }: WrittenDocument): void {
  const { start, count } = doc.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    doc.switchToPage(start + n);
    const label = pageLabel.replace('{n}', String(n + 1)).replace('{of}', String(count));
    const { margins, width, height } = doc.page;
    const kept = margins.bottom;
    margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('text').fontSize(8).fillColor(SOFT);
    doc.text(`${shortTitle(title)} · ${label}`, MARGIN, height - 36, {
      width: width - 2 * MARGIN,
      align: 'center',
      lineBreak: false,
    });
    doc.endMarkedContent();
    margins.bottom = kept;
  }
}
