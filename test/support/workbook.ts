import { crc32, deflateRawSync } from 'node:zlib';

/** A cell as another program writes it: text in the cell itself, a number, a date as its serial number, a formula. */
export type HandCell = string | number | { date: string } | { formula: string } | null;

export interface HandSheet {
  name: string;
  rows: readonly (readonly HandCell[])[];
  /** Ranges such as `B2:C4`. */
  merged?: readonly string[];
}

/**
 * A workbook written by hand, after ECMA-376 and with none of the libraries of the product: deflated parts, texts in
 * their cells, dates as numbers with a date format, as spreadsheet programs write them.
 */
export function handWorkbook(sheets: readonly HandSheet[]): Buffer {
  const ids = sheets.map((_, n) => n + 1);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packed = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}"/>`;
  return zip([
    [
      '[Content_Types].xml',
      part(
        `<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${ids.map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
      ),
    ],
    [
      '_rels/.rels',
      part(
        `<Relationships xmlns="${packed}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      ),
    ],
    [
      'xl/workbook.xml',
      part(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      part(
        `<Relationships xmlns="${packed}/relationships">${ids.map((id) => relation(id, 'worksheet', `worksheets/sheet${id}.xml`)).join('')}${relation(99, 'styles', 'styles.xml')}</Relationships>`,
      ),
    ],
    [
      'xl/styles.xml',
      part(
        `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ),
    ],
    ...sheets.map((sheet, n): [string, Buffer] => [`xl/worksheets/sheet${n + 1}.xml`, part(sheetXml(sheet, main))]),
  ]);
}

function sheetXml({ rows, merged = [] }: HandSheet, main: string): string {
  const lines = rows.map((row, n) => `<row r="${n + 1}">${row.map((cell, at) => cellXml(cell, n, at)).join('')}</row>`);
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const joined = ranges && `<mergeCells count="${merged.length}">${ranges}</mergeCells>`;
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${joined}</worksheet>`;
}

function cellXml(cell: HandCell, row: number, column: number): string {
  const at = `${String.fromCharCode(65 + column)}${row + 1}`;
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ('formula' in cell) return `<c r="${at}"><f>${escaped(cell.formula)}</f><v>1</v></c>`;
  return `<c r="${at}" s="1"><v>${(Date.parse(cell.date) - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Packs parts with deflate. @param says what the directory claims that a part holds, where that is a lie. */
export function zip(
  parts: readonly (readonly [string, Buffer])[],
  says: Readonly<Record<string, number>> = {},
): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const packed = deflateRawSync(data);
    const path = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(says[name] ?? data.length, 18);
    head.writeUInt16LE(path.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, where, path);
    offset += 30 + path.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}
