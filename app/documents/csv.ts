/** What a spreadsheet would run when it opens the file (OWASP: CSV injection); numbers may begin with a sign. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+\-−]?\d+([.,]\d+)?( %)?$/;

/**
 * Rows of text as a file that a spreadsheet of this country opens by double-clicking: UTF-8 with a mark that says so,
 * semicolons, CRLF (RFC 4180 otherwise). Text that would run as a formula gets an apostrophe before it.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(';')).join('\r\n')}\r\n`;
}

function field(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
