import type { DocumentBlock, WrittenDocument } from '#app/documents/document.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { decidedText } from '#app/i18n/breach-words.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { formatBytes, formatMoment } from '#app/i18n/format.ts';
import { type Translate, translator } from '#app/i18n/translate.ts';
import { titleIn } from '#app/i18n/words.ts';
import type { listCustody } from '#db/queries/incident-pieces.server.ts';
import { circumstances } from './record-lines.ts';
import { timelineText } from './timeline-text.ts';
import type { IncidentView } from './view-incident.server.ts';

/** An incident as its documents tell it: all that its page shows, and the chains of custody of its evidence. */
export interface IncidentPaper {
  view: IncidentView;
  custody: Awaited<ReturnType<typeof listCustody>>;
  madeAt: Date;
}

type Words = { t: Translate; language: Language };

/** An incident as a document to hand over: how it stands, what is known, what was done, and its whole timeline. */
export function incidentPaper(language: Language, { view, custody, madeAt }: IncidentPaper): WrittenDocument {
  const t = translator(language);
  const words = { t, language };
  const { incident, code } = view;
  const at = formatMoment(language, madeAt);
  return {
    title: incident.title,
    subtitle: t('incident_pieces.paper.subtitle', { code, municipality: incident.municipality, at }),
    language: language === 'nl' ? 'nl-BE' : 'en-GB',
    author: 'Waarborg',
    madeAt,
    pageLabel: t('checklist_files.document.page', { n: '{n}', of: '{of}' }),
    blocks: [
      { kind: 'heading', level: 1, text: t('incident_pieces.paper.about') },
      { kind: 'paragraph', text: incident.description },
      ...[...standing(words, view), ...circumstances(t, language, view)].map(fact),
      ...texts(words, view),
      ...dossiers(words, view),
      ...section(t('incidents.task.title'), tasks(words, view)),
      ...section(
        t('incident_pieces.about.card'),
        view.linked.map((one) => `${one.code} ${titleIn(language, one)}`),
      ),
      ...evidence(words, view, custody),
      { kind: 'heading', level: 1, text: t('incidents.timeline.title') },
      ...view.timeline.map((line) => timelineFact(words, view, line)),
    ],
  };
}

function fact([label, text]: readonly [string, string]): DocumentBlock {
  return { kind: 'fact', label, text };
}

function section(text: string, items: readonly string[]): DocumentBlock[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text },
    { kind: 'list', items },
  ];
}

function standing({ t, language }: Words, { incident }: IncidentView): [string, string][] {
  const { categoryNl, categoryEn, severity, severityReason } = incident;
  const name = incident.reporter ?? incident.reporterName;
  const at = partialText(t, language, momentFrom(incident.reportedAt, incident.reportedPrecision));
  const channel = t(`incidents.channel.${incident.channel}`);
  const graded = t(`incidents.severity.${severity ?? 'none'}`);
  const category = categoryNl && titleIn(language, { titleNl: categoryNl, titleEn: categoryEn ?? '' });
  return [
    [t('incidents.reported'), [at, channel, name].filter(Boolean).join(', ')],
    [
      t('incidents.phase_label'),
      incident.withdrawnAt ? t('incidents.withdrawn') : t(`incidents.phase.${incident.phase}`),
    ],
    [t('incidents.severity_label'), severityReason ? `${graded}. ${severityReason}` : graded],
    [t('incidents.category'), category || t('incidents.severity.none')],
    [t('incidents.page_of.personal_data'), t(`incidents.ternary.${incident.personalData}`)],
    [t('incidents.page_of.ongoing'), t(`incidents.ternary.${incident.ongoing}`)],
    [t('incidents.owner'), incident.owner ?? t('incidents.nobody')],
  ];
}

function texts({ t }: Words, { incident }: IncidentView): DocumentBlock[] {
  return (['impact', 'measures', 'lessons'] as const)
    .filter((each) => incident[each] !== '')
    .flatMap((each): DocumentBlock[] => [
      { kind: 'heading', level: 2, text: t(`incidents.page_of.${each}`) },
      { kind: 'paragraph', text: incident[each] },
    ]);
}

function dossiers({ t, language }: Words, view: IncidentView): DocumentBlock[] {
  const items = view.dossiers.map(({ year, number, entity, decision }) => {
    const stands = decision
      ? `${t(`breach_terms.decision.${decision.notify ? 'notify' : 'not_notify'}`)}, ${decidedText(language, decision)}`
      : t('incident_pieces.paper.undecided');
    return `${registerNumber('breach', year, number)} · ${entity}: ${stands}`;
  });
  return section(t('incident_pieces.paper.dossiers'), items);
}

function tasks({ t, language }: Words, view: IncidentView): string[] {
  return view.tasks.map(({ title, assignee, dueAt, doneAt, doneBy }) => {
    if (doneAt) {
      const done = { name: doneBy ?? t('incidents.nobody'), at: formatMoment(language, doneAt) };
      return `${title} (${t('incidents.task.done_by', done)})`;
    }
    const due = dueAt && t('incidents.task.due_at', { at: formatMoment(language, dueAt) });
    return `${title} (${[assignee ?? t('incidents.nobody'), due].filter(Boolean).join(', ')})`;
  });
}

function evidence(words: Words, { pieces }: IncidentView, custody: IncidentPaper['custody']): DocumentBlock[] {
  const { t, language } = words;
  if (pieces.length === 0) return [];
  const blocks = pieces.flatMap((piece): DocumentBlock[] => {
    const obtained = partialText(t, language, momentFrom(piece.obtainedAt, piece.obtainedPrecision));
    const lines: [string, string | null][] = [
      [t('incident_pieces.source'), piece.source],
      [t('incident_pieces.obtained'), t('incident_pieces.by_at', { at: obtained, name: piece.obtainedBy })],
      [t('incident_pieces.kept_at'), piece.keptAt],
      [
        t('incident_pieces.kind.file'),
        piece.fileName && `${piece.fileName} (${formatBytes(language, piece.sizeBytes ?? 0)})`,
      ],
      [t('incident_pieces.fingerprint'), piece.sha256],
    ];
    const chain = custody.filter(({ pieceId }) => pieceId === piece.id);
    return [
      { kind: 'heading', level: 2, text: piece.title },
      ...lines.flatMap(([label, text]) => (text ? [fact([label, text])] : [])),
      {
        kind: 'fact',
        label: t('incident_pieces.paper.chain'),
        text: chain.map((line) => chainLine(words, line)).join('\n'),
      },
    ];
  });
  return [{ kind: 'heading', level: 1, text: t('incident_pieces.title') }, ...blocks];
}

function chainLine({ t, language }: Words, line: IncidentPaper['custody'][number]): string {
  const said = [t(`incident_pieces.custody.${line.act}`), line.holder, line.note].filter(Boolean).join(', ');
  return `${formatMoment(language, line.happenedAt)}: ${said} (${line.by ?? t('incidents.nobody')})`;
}

function timelineFact(
  { t, language }: Words,
  view: IncidentView,
  line: IncidentView['timeline'][number],
): DocumentBlock {
  const at = formatMoment(language, line.happenedAt);
  const written = formatMoment(language, line.at);
  const corrects = view.timeline.find(({ id }) => id === line.correctsId);
  const marks = [
    line.by && t('incidents.timeline.by', { name: line.by }),
    written !== at && t('incidents.timeline.written', { at: written }),
    corrects && t('incident_pieces.paper.corrects', { at: formatMoment(language, corrects.happenedAt) }),
    line.correctedBy !== null && t('incident_pieces.paper.corrected'),
  ].filter((mark) => typeof mark === 'string');
  const decided = line.decidedBy && t('incidents.timeline.decided', { name: line.decidedBy });
  const text = [timelineText(t, language, line), decided, marks.join(', ')].filter(Boolean).join('\n');
  return { kind: 'fact', label: `${at} · ${t(`incidents.timeline.kinds.${line.kind}`)}`, text };
}
