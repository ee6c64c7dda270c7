/** Lines that fit on the one page of a demo PDF. */
const TOP = 780;

/** A PDF of one page with a title and some lines: small, valid, and recognised by its first bytes as any upload is. */
export function pdfOf(title: string, lines: readonly string[]): Uint8Array {
  const text = [
    `BT /F1 16 Tf 60 ${TOP} Td (${inString(title)}) Tj ET`,
    ...lines.map((line, index) => `BT /F1 11 Tf 60 ${TOP - 34 - index * 18} Td (${inString(line)}) Tj ET`),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (nl-BE) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}${trailer}`, 'latin1');
}

/** Only signs that one byte of WinAnsi holds; each is one byte, so lengths in signs are lengths in bytes. */
function inString(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/[^\x20-\xff]/g, '?')
    .replace(/[\\()]/g, '\\$&');
}
