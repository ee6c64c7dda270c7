import type { DocumentBlock, WrittenDocument } from '#app/documents/document.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { isMessageKey } from '#app/i18n/translate.ts';
import type { DataRequest } from '#db/queries/data-requests.server.ts';
import { COLUMNS, type ColumnKey, type RequestsExport, type Speech } from './request-columns.ts';

const IN_TABLE = ['number', 'kind', 'received', 'due', 'state', 'term'] as const satisfies readonly ColumnKey[];
const WIDTHS = [0.15, 0.19, 0.19, 0.19, 0.15, 0.13];
const BELOW = [
  'article',
  'way',
  'reference',
  'subject',
  'identity_asked',
  'identity_checked',
  'identity_how',
  'extended',
  'extension_ground',
  'extension_reason',
  'answered',
  'answer',
  'refused',
  'refusal_ground',
  'refusal_reason',
  'withdrawn',
  'reopened',
  'reopened_from',
  'reopened_reason',
] as const satisfies readonly ColumnKey[];

/** The register as a document: per controller a table to look through, and under it each request in full. */
export function requestsDocument(speech: Speech, { lines, of, filter }: RequestsExport): WrittenDocument {
  const { t, language, now } = speech;
  const narrowed = Object.entries(filter).map(([key, value]) => filterText(speech, lines, key, value));
  return {
    title: t('requests.title'),
    subtitle: t('requests.file_of', { of: of || t('requests.whole_service'), at: formatMoment(language, now) }),
    language: language === 'nl' ? 'nl-BE' : 'en-GB',
    author: 'Waarborg',
    madeAt: now,
    pageLabel: t('requests.page', { n: '{n}', all: '{of}' }),
    blocks: [
      { kind: 'paragraph', text: t('requests.file_hint') },
      {
        kind: 'fact',
        label: t('requests.file_filter'),
        text: narrowed.length > 0 ? narrowed.join(' · ') : t('requests.any'),
      },
      { kind: 'fact', label: t('requests.file_count'), text: String(lines.length) },
      ...byEntity(lines).flatMap((group) => ofEntity(speech, group)),
    ],
  };
}

function byEntity(lines: readonly DataRequest[]): DataRequest[][] {
  const groups = new Map<number, DataRequest[]>();
  for (const line of lines) {
    const group = groups.get(line.entityId) ?? [];
    group.push(line);
    groups.set(line.entityId, group);
  }
  return [...groups.values()];
}

function ofEntity(speech: Speech, lines: readonly DataRequest[]): DocumentBlock[] {
  const [first] = lines;
  if (!first) return [];
  return [
    { kind: 'heading', level: 1, text: first.entity },
    {
      kind: 'table',
      head: IN_TABLE.map((key) => speech.t(`requests.columns.${key}`)),
      widths: WIDTHS,
      rows: lines.map((line) => IN_TABLE.map((key) => COLUMNS[key](speech, line))),
    },
    ...lines.flatMap((line) => inFull(speech, line)),
  ];
}

function inFull(speech: Speech, line: DataRequest): DocumentBlock[] {
  const facts = BELOW.map((key) => ({
    kind: 'fact' as const,
    label: speech.t(`requests.columns.${key}`),
    text: COLUMNS[key](speech, line),
  }));
  const text = `${COLUMNS.number(speech, line)} · ${COLUMNS.kind(speech, line)}`;
  return [{ kind: 'heading', level: 2, text }, ...facts.filter((fact) => fact.text !== '')];
}

function filterText({ t }: Speech, lines: readonly DataRequest[], key: string, value: string): string {
  if (key === 'entity') return lines.find(({ entityId }) => String(entityId) === value)?.entity ?? value;
  const words = {
    state: value === 'open' ? 'requests.states.open' : `request_terms.state.${value}`,
    term: `requests.terms.${value}`,
    kind: `request_terms.kind.${value}`,
  }[key];
  return words && isMessageKey(words) ? t(words) : value;
}
