/**
 * What a reader of a workbook calls each of its sheets, by the name of its part in the file. Read with the eye of
 * somebody who only wants to say where a fault is: what is written otherwise has no name here.
 */
export function sheetNames(parts: ReadonlyMap<string, Buffer>): Map<string, string> {
  const text = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const targets = new Map(
    elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((each) => [
      attribute(each, 'Id'),
      attribute(each, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    elements(text('xl/workbook.xml'), 'sheet').map((each) => [
      targets.get(attribute(each, 'r:id')) ?? '',
      attribute(each, 'name'),
    ]),
  );
}

function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];
}

function attribute(element: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? '';
  return value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
