import { REQUEST_KINDS, requestClock } from '#app/domain/data-request.ts';
import { type ClockState, clockState } from '#app/domain/deadline.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatMoment } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { DataRequest } from '#db/queries/data-requests.server.ts';

/** What is taken out of the register: which requests, of whom, and what they were narrowed to as the address says it. */
export interface RequestsExport {
  lines: DataRequest[];
  /** The municipality whose register it is; '' for that of the service. */
  of: string;
  filter: Record<string, string>;
  now: Date;
}

/** The language of a file, and the moment for which its clocks are reckoned. */
export interface Speech {
  t: Translate;
  language: Language;
  now: Date;
}

type Cell = (speech: Speech, line: DataRequest) => string;

const moment =
  (of: (line: DataRequest) => Date | null): Cell =>
  ({ language }, line) => {
    const at = of(line);
    return at ? formatMoment(language, at) : '';
  };

/** The columns of the register in its files, in this order. No column holds who asked, nor how to reach them. */
export const COLUMNS = {
  number: (_, line) => registerNumber('request', line.year, line.number),
  municipality: (_, line) => line.municipality,
  entity: (_, line) => line.entity,
  kind: ({ t }, line) => t(`request_terms.kind.${line.kind}`),
  article: (_, line) => REQUEST_KINDS[line.kind],
  way: ({ t }, line) => t(`request_terms.way.${line.way}`),
  received: moment((line) => line.receivedAt),
  reference: (_, line) => line.reference,
  subject: (_, line) => line.subject,
  state: ({ t }, line) => t(`request_terms.state.${line.state}`),
  due: moment((line) => line.dueAt),
  term: (speech, line) => termText(speech, line),
  identity_asked: moment((line) => line.identityAskedAt),
  identity_checked: moment((line) => line.identityCheckedAt),
  identity_how: (_, line) => line.identityHow,
  extended: moment((line) => line.extendedAt),
  extension_ground: ({ t }, { extensionGround: ground }) => (ground ? t(`request_terms.extension.${ground}`) : ''),
  extension_reason: (_, line) => line.extensionReason,
  answered: moment((line) => line.answeredAt),
  answer: (_, line) => line.answer,
  refused: moment((line) => line.refusedAt),
  refusal_ground: ({ t }, { refusalGround: ground }) => (ground ? t(`request_terms.ground.${ground}`) : ''),
  refusal_reason: (_, line) => line.refusalReason,
  withdrawn: moment((line) => line.withdrawnAt),
  reopened: moment((line) => line.reopenedAt),
  reopened_from: ({ t, language }, line) => closedBefore(t, language, line),
  reopened_reason: (_, line) => line.reopenedReason,
} satisfies Record<string, Cell>;
export type ColumnKey = keyof typeof COLUMNS;
export const COLUMN_KEYS = Object.keys(COLUMNS) as ColumnKey[];

/** The register as text: its headings, and a row for each request. */
export function requestRows(speech: Speech, lines: readonly DataRequest[]): string[][] {
  return [
    COLUMN_KEYS.map((key) => speech.t(`requests.columns.${key}`)),
    ...lines.map((line) => COLUMN_KEYS.map((key) => COLUMNS[key](speech, line))),
  ];
}

/** What a request that was opened again had been closed with, and when; '' for one that never was. */
export function closedBefore(t: Translate, language: Language, line: DataRequest): string {
  const { reopenedFrom, closedBeforeAt } = line;
  if (reopenedFrom === null || closedBeforeAt === null) return '';
  const at = formatMoment(language, closedBeforeAt);
  return t('requests.closed_before', { state: t(`request_terms.state.${reopenedFrom}`), at });
}

/** How the term of a request stands, in words: running, too late, dealt with in time or too late. */
export function termText({ t, now }: Speech, line: DataRequest): string {
  const clock = requestClock(line);
  return clock ? stateText(t, clockState(clock, now)) : t('requests.no_clock');
}

function stateText(t: Translate, { phase, late }: ClockState): string {
  if (phase !== 'stopped') return t(`clocks.phase.${phase}`);
  return t(`clocks.stopped.${late ? 'late' : 'in_time'}`);
}
