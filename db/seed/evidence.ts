import { createHash } from 'node:crypto';
import { addDays, localDate } from '#app/domain/dates.ts';
import { seeded } from '#app/domain/random.ts';
import type { Draft, Written } from './draft.ts';
import { pdfOf } from './pdf.ts';
import { topicOf } from './topics.ts';

interface Piece {
  topic: string;
  title: string;
  /** A file with these lines, or a link to this page of the municipality's own intranet. */
  lines?: readonly string[];
  page?: string;
}

/** What SPOCs hang beside their answers. */
const PIECES: readonly Piece[] = [
  {
    topic: 'policy',
    title: 'Informatieveiligheidsbeleid, versie goedgekeurd door de raad',
    page: 'beleid/informatieveiligheid',
  },
  {
    topic: 'hardware',
    title: 'Uittreksel uit het beheerpakket',
    lines: ['Laptops: 84', 'Smartphones: 41', 'Servers: 6', 'Zonder gebruiker: 3'],
  },
  { topic: 'software', title: 'Lijst van toepassingen en clouddiensten', page: 'ict/toepassingen' },
  { topic: 'data', title: 'Mappenstructuur en eigenaars', page: 'ict/mappen' },
  {
    topic: 'risk',
    title: 'Risicoanalyse kritieke toepassingen',
    lines: ['Burgerzaken: hoog', 'Sociaal dossier: hoog', 'Boekhouding: midden'],
  },
  {
    topic: 'mfa',
    title: 'Instelling meervoudige aanmelding',
    lines: ['Regel: alle gebruikers', 'Uitzonderingen: 2 noodaccounts', 'Laatst gewijzigd door de ICT-dienst'],
  },
  {
    topic: 'backup',
    title: 'Verslag hersteltest',
    lines: ['Toepassing: burgerzaken', 'Teruggezet in 2 uur en 40 minuten', 'Resultaat: geslaagd, één verbeterpunt'],
  },
  {
    topic: 'awareness',
    title: 'Aanwezigheidslijst infosessie',
    lines: ['Genodigd: 96', 'Aanwezig: 71', 'Tweede sessie gepland voor de buitendiensten'],
  },
  { topic: 'incident', title: 'Incidentplan', page: 'veiligheid/incidentplan' },
  { topic: 'register', title: 'Verwerkingsregister', page: 'privacy/register' },
  { topic: 'processors', title: 'Lijst van verwerkersovereenkomsten', page: 'privacy/verwerkers' },
  { topic: 'breach', title: 'Procedure datalekken', page: 'privacy/datalekken' },
  {
    topic: 'dpia',
    title: 'DPIA camerabewaking',
    lines: ['Risico voor betrokkenen: midden', 'Maatregelen: 6, waarvan 5 uitgevoerd'],
  },
  {
    topic: 'cell',
    title: 'Verslag informatieveiligheidscel',
    lines: ['Aanwezig: directeur, SPOC, ICT, DPO', 'Beslissingen: 3'],
  },
];

/** Keeps bytes under their hash. */
export type PutFile = (bytes: Uint8Array) => Promise<unknown>;

/**
 * Hangs evidence beside answers. The same piece serves every checklist of its municipality that asks about it: it is
 * kept once.
 * @returns the files to keep, each once.
 */
export function writeEvidence(checklists: readonly Written[], withFiles: boolean): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const known = new Map<string, number>();
  const newestFirst = checklists.toReversed();
  for (const { draft, given } of newestFirst) {
    for (const piece of PIECES) {
      const answer = given.find(({ code, entityId }) => entityId === null && topicOf(code) === piece.topic);
      const asked = draft.asked.find(({ code }) => code === answer?.code);
      if (!asked || !answer || !hangs(draft, piece, withFiles)) continue;
      const key = `${draft.place.id} ${piece.topic}`;
      const at = answer.updatedAt;
      const id = known.get(key) ?? writePiece(draft, piece, at, files);
      known.set(key, id);
      draft.book.add('answer_evidence', {
        ...whereOf(draft),
        checklist_id: draft.id,
        framework_id: draft.frameworkId,
        node_id: asked.id,
        evidence_id: id,
        at,
        by_id: draft.authorId,
        removed_at: null,
        removed_by: null,
      });
    }
  }
  return files;
}

/** Zandbeke is tidy; of the others some never hang anything anywhere. */
function hangs({ place, plan }: Draft, piece: Piece, withFiles: boolean): boolean {
  if (piece.lines && !withFiles) return false;
  if (plan.years > 1.5) return false;
  return seeded(`evidence ${place.slug} ${piece.topic}`).chance(place.index === 0 && place.told ? 0.95 : 0.4);
}

function whereOf({ place }: Draft) {
  return { service_id: place.serviceId, municipality_id: place.id };
}

function writePiece(draft: Draft, piece: Piece, at: Date, files: Map<string, Uint8Array>): number {
  const { place, authorId } = draft;
  const id = draft.book.add('evidence', {
    ...whereOf(draft),
    title: piece.title,
    ...(piece.lines ? { kind: 'file', url: null, file_name: fileNameOf(piece) } : linkOf(piece, place.slug)),
    created_at: at,
    created_by: authorId,
    owner_id: authorId,
    effective_on: localDate(at),
    valid_until: piece.lines ? addDays(localDate(at), 365) : null,
    confidentiality: 'internal',
    version: 1,
    revision: 1,
  });
  if (piece.lines) {
    const file = fileOf(piece, place.name, at, files);
    const first = { evidence_id: id, revision: 1, position: 1, at, by_id: authorId, damaged_at: null };
    draft.book.add('evidence_file', { ...whereOf(draft), ...first, ...file });
  }
  draft.journal.add({
    serviceId: place.serviceId,
    at,
    actorId: authorId,
    role: draft.authorRole,
    event: 'evidence.added',
    municipalityId: place.id,
    objectType: 'evidence',
    objectId: id,
    after: { title: piece.title },
  });
  return id;
}

function fileNameOf(piece: Piece): string {
  return `${piece.title.toLowerCase().replace(/[^a-z]+/g, '-')}.pdf`;
}

function linkOf(piece: Piece, slug: string) {
  const url = `https://intranet.${slug}.example/${piece.page}`;
  return { kind: 'link', url, file_name: null };
}

function fileOf(piece: Piece, place: string, at: Date, files: Map<string, Uint8Array>) {
  const lines = [
    `${place}, ${at.toISOString().slice(0, 10)}`,
    '',
    ...(piece.lines ?? []),
    '',
    'Voorbeeld uit de demo van Waarborg.',
  ];
  const bytes = pdfOf(piece.title, lines);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  files.set(sha256, bytes);
  return {
    file_name: fileNameOf(piece),
    media_type: 'application/pdf',
    size_bytes: bytes.byteLength,
    sha256,
  };
}
