import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { leadOf, shortTitle } from '#app/documents/document.ts';
import { writePdf } from '#app/documents/write-pdf.server.ts';
import { writeWord } from '#app/documents/write-word.server.ts';
import { FIELDS } from '#app/domain/breach-fields.ts';
import {
  type NotificationPaper,
  notificationDocument,
  notificationJson,
} from '#app/features/breaches/notification-document.ts';
import { fieldLabel, fieldText } from '#app/i18n/breach-words.ts';
import { translator } from '#app/i18n/translate.ts';
import { completeFor } from '#test/support/notifying.ts';

const paper: NotificationPaper = {
  code: 'DL-2026-003',
  entity: 'Gemeente Zandbeke',
  controllerName: '',
  to: 'GBA',
  stage: 'final',
  number: 2,
  templateVersion: 'edpb-1.0-draft-2026-06',
  values: completeFor('final'),
  sent: { at: new Date('2026-01-16T09:30:00Z'), way: 'web_form', by: 'Els Peeters', reference: 'GBA-2026-77' },
  missing: [],
  madeAt: new Date('2026-01-16T09:30:00Z'),
};
const filled = FIELDS.filter(({ key }) => paper.values[key] !== undefined);
const bare = (text: string) => text.replace(/\s+/g, '');

/** Every filled field with its number, label and value, in the order of the template. */
function expectInOrder(text: string, language: 'nl' | 'en') {
  const t = translator(language);
  let from = 0;
  for (const field of filled) {
    const line = bare(
      `${leadOf(`${field.id}. ${fieldLabel(t, field.key)}`)} ${fieldText(t, language, field, paper.values[field.key])}`,
    );
    const at = bare(text).indexOf(line, from);
    expect(at, `${field.id} ${field.key}`).toBeGreaterThanOrEqual(from);
    from = at + line.length;
  }
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts.join('\f');
}
const wordText = async (bytes: Buffer) => (await mammoth.extractRawText({ buffer: bytes })).value;

describe('the documents of a notification', () => {
  it.each(['nl', 'en'] as const)('hold every field as Word in the order of the template: %s', async (language) => {
    expect(filled.length).toBeGreaterThan(40);
    const text = await wordText(await writeWord(notificationDocument(language, paper)));
    expectInOrder(text, language);
    expect(text).toContain('GBA-2026-77');
  });

  it('hold every field as PDF in the order of the template', async () => {
    const t = translator('nl');
    const written = notificationDocument('nl', paper);
    const foot = `${bare(shortTitle(written.title))}·Bladzijde`;
    const pages = (await pdfText(await writePdf(written))).split('\f').map(bare);
    const text = pages.map((page) => page.slice(0, page.lastIndexOf(foot))).join('');
    let from = 0;
    for (const field of filled) {
      const at = text.indexOf(bare(`${field.id}. ${fieldLabel(t, field.key)}`), from);
      expect(at, field.key).toBeGreaterThanOrEqual(from);
      expect(text, field.key).toContain(bare(fieldText(t, 'nl', field, paper.values[field.key])).slice(0, 30));
      from = at;
    }
  });

  it('hold the same as JSON, with template, dossier, number, stage and recipient', () => {
    const read = JSON.parse(notificationJson(paper));
    expect(read).toMatchObject({
      template: 'edpb-1.0-draft-2026-06',
      ...{ draft: false, dossier: 'DL-2026-003', number: 2, stage: 'final', recipient: 'GBA' },
      sent_at: '2026-01-16T09:30:00.000Z',
    });
    const fields: { id: number; key: string; value: unknown }[] = read.fields;
    expect(fields.map(({ id }) => id)).toEqual(filled.map(({ id }) => id));
    expect(Object.fromEntries(fields.map(({ key, value }) => [key, value]))).toEqual(paper.values);
  });

  it('are the same whenever they are made', async () => {
    const twice = await Promise.all([1, 2].map(() => writePdf(notificationDocument('nl', paper))));
    expect(twice[0]?.equals(twice[1] ?? Buffer.alloc(0))).toBe(true);
    expect(notificationJson(paper)).toBe(notificationJson({ ...paper }));
  });

  it('say of a draft that it is one, and what it lacks', async () => {
    const draft: NotificationPaper = {
      ...paper,
      sent: null,
      missing: [{ id: 62, key: 'incident_description', step: 'nature', why: 'empty' }],
    };
    const text = await wordText(await writeWord(notificationDocument('nl', draft)));
    expect(text).toMatch(/^Ontwerp · /);
    expect(text).toContain('Er is nog niets verstuurd.');
    expect(text).toContain(`62. ${leadOf(fieldLabel(translator('nl'), 'incident_description'))} Nog niet ingevuld`);
    expect(JSON.parse(notificationJson(draft))).toMatchObject({ draft: true, sent_at: null });
  });
});
