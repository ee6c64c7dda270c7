// What a spreadsheet puts on the clipboard: lines of cells with tabs between, a cell with line ends or tabs in quotes.

/** The cells of a text that was copied from a spreadsheet, row by row; every row as long as the longest. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  while (at <= plain.length) {
    const quoted = plain[at] === '"' ? readQuoted(plain, at) : null;
    const end = quoted?.end ?? nextBreak(plain, at);
    rows.at(-1)?.push(quoted?.text ?? plain.slice(at, end));
    if (plain[end] === '\n') rows.push([]);
    at = end + 1;
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

function nextBreak(text: string, from: number): number {
  const found = text.slice(from).search(/[\t\n]/);
  return found < 0 ? text.length : from + found;
}

/** A quoted cell, which ends before a tab, a line end or the end of the text; null when it is a text with a quote in it. */
function readQuoted(text: string, from: number): { text: string; end: number } | null {
  const found = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(from));
  return found ? { text: (found[1] ?? '').replaceAll('""', '"'), end: from + found[0].length } : null;
}
