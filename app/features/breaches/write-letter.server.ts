import { writeBeside } from '#app/documents/worker.server.ts';
import { letterDocument } from './persons-letter.ts';
import type { PersonsView } from './view-persons.server.ts';
import { NOTIFICATION_FILES } from './write-notification.server.ts';

/** The text for the persons concerned as it stands, as a letter in Word or PDF. */
export async function writeLetter({ head, letter }: PersonsView, as: 'docx' | 'pdf', madeAt: Date) {
  const { entity } = head.breach;
  const document = letterDocument('nl', { entity, code: head.code, text: letter, madeAt });
  const bytes = await writeBeside({ kind: as === 'pdf' ? 'write_pdf' : 'write_word', document });
  return { name: `${head.code} brief.${as}`, mediaType: NOTIFICATION_FILES[as], bytes };
}
