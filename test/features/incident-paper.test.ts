import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { writePdf } from '#app/documents/write-pdf.server.ts';
import { writeWord } from '#app/documents/write-word.server.ts';
import type { Actor } from '#app/domain/access.ts';
import { addPiece } from '#app/features/incidents/add-piece.server.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { type IncidentPaper, incidentPaper } from '#app/features/incidents/incident-paper.ts';
import { pieceForm } from '#app/features/incidents/piece-forms.ts';
import { reportForm } from '#app/features/incidents/report-form.ts';
import { reportIncident } from '#app/features/incidents/report-incident.server.ts';
import { takeOutIncident } from '#app/features/incidents/write-incident.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = NOW) => withActor(db.database, actor, now, work);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const { id, slug } = await make.aMunicipality(service, 'Zandbeke');
  const sister = await make.aMunicipality(service, 'Duinbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: id, name: 'Els Peeters' });
  const contributor = await make.aPerson(service, 'contributor', { municipalityId: id });
  const outsider = await make.aPerson(service, 'spoc', { municipalityId: sister.id });
  const sent = { form_key: randomUUID(), description: 'Lijst naar de verkeerde', personal_data: 'yes', ongoing: 'no' };
  const made = await as(spoc, (tx) =>
    reportIncident(tx, { id, slug, name: 'Zandbeke' }, reportForm.parse(sent), (at, n) => `/m/${at}/${n}`),
  );
  if (made.kind !== 'reported') throw new Error(made.kind);
  const address = { slug, number: made.number };
  const note = (text: string, more: Record<string, string> = {}) => {
    const form = { intent: 'note', form_key: randomUUID(), kind: 'fact', text, happened: '', ...more };
    return as(spoc, (tx) => handleIncident(tx, address, incidentForm.parse(form)), later(5));
  };
  return { service, spoc, contributor, outsider, address, note };
}
type Situation = Awaited<ReturnType<typeof situation>>;

async function paperOf(s: Situation): Promise<IncidentPaper> {
  const paper = await as(s.spoc, (tx) => takeOutIncident(tx, s.address, 'pdf'), later(10));
  if (!paper || 'refused' in paper) throw new Error('no paper');
  return paper;
}

const wordText = async (bytes: Uint8Array) =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value.replace(/\s+/g, ' ');
async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts.join(' ').replace(/\s+/g, ' ');
}

describe('an incident as a document', () => {
  it('holds its facts, evidence with fingerprint and chain, and the whole timeline with what was corrected', async () => {
    const s = await situation();
    await s.note('Tien ontvangers');
    const [line] = await db.sql<{ id: number }>(`select id from timeline_entry where text = 'Tien ontvangers'`);
    await s.note('Twaalf ontvangers', { corrects: String(line?.id) });
    const typed = { source: 'Mailbox', obtained: '12/1/2026', obtained_by: 'ICT-dienst', title: 'De mail' };
    const file = { fileName: 'mail.txt', mediaType: 'text/plain', size: 9, sha256: 'd'.repeat(64) };
    const form = pieceForm.parse({ form_key: randomUUID(), ...typed });
    await as(s.spoc, (tx) => addPiece(tx, s.address, { form, file, files: { heldSince: async () => NOW } }));
    const paper = await paperOf(s);
    const word = await wordText(await writeWord(incidentPaper('nl', paper)));
    const pdf = await pdfText(await writePdf(incidentPaper('nl', paper)));
    for (const text of [word, pdf]) {
      for (const part of ['INC-2026-001', 'Lijst naar de verkeerde', 'Els Peeters', 'Zandbeke', 'Mailbox']) {
        expect(text).toContain(part);
      }
      const inOrder = ['Gegevens', 'Bewijsstukken', 'Bewaarketen', 'Tijdlijn', 'Tien ontvangers', 'Twaalf ontvangers'];
      const places = inOrder.map((part) => text.indexOf(part));
      expect(places.every((place, n) => place > (places[n - 1] ?? -1))).toBe(true);
      expect(text).toContain('later verbeterd');
      expect(text).toContain('verbetert de regel van');
      expect(text).not.toContain('?:');
    }
    expect(word).toContain('d'.repeat(64));
    expect(await wordText(await writeWord(incidentPaper('en', paper)))).toContain('Chain of custody');
  });

  it('is given to who reads the register, with a line in the journal, and to nobody else', async () => {
    const s = await situation();
    expect((await paperOf(s)).view.code).toBe('INC-2026-001');
    expect(await as(s.outsider, (tx) => takeOutIncident(tx, s.address, 'pdf'))).toBeNull();
    expect(await as(s.contributor, (tx) => takeOutIncident(tx, s.address, 'pdf'))).toBeNull();
    const lines = await db.sql(
      `select object_id, after from journal where service_id = $1 and event = 'incident.exported'`,
      [s.service],
    );
    expect(lines).toEqual([{ object_id: 'INC-2026-001', after: { as: 'pdf' } }]);
  });
});
