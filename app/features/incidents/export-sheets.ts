import type { WrittenSheet } from '#app/documents/sheet.ts';
import { fileMoment } from '#app/domain/file-moment.ts';
import { INCIDENT_COLUMNS, type IncidentColumn } from '#app/domain/register-columns.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatNumber } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { titleIn } from '#app/i18n/words.ts';
import type {
  ExportedBeside,
  ExportedIncident,
  ExportedLine,
  ExportedTask,
} from '#db/queries/incident-export.server.ts';
import { BESIDE_COLUMNS, besideCells } from './export-beside.ts';
import { timelineText } from './timeline-text.ts';

/** All that goes in a file, and when that was looked up. */
export interface Export {
  incidents: ExportedIncident[];
  timeline: ExportedLine[];
  tasks: ExportedTask[];
  beside: ExportedBeside[];
  now: Date;
}
const WIDE: readonly IncidentColumn[] = ['title', 'description', 'severity_reason', 'impact', 'lessons', 'measures'];

/** The register as sheets, in the reader's language: the incidents, their timelines and their tasks. */
export function exportSheets(
  t: Translate,
  language: Language,
  found: Export,
): Record<'incidents' | 'timeline' | 'tasks', WrittenSheet> {
  const codes = new Map(found.incidents.map((each) => [each.id, codeOf(each)]));
  const places = new Map(found.incidents.map((each) => [each.id, each.municipality]));
  const of = (id: number) => [codes.get(id) ?? '', places.get(id) ?? ''];
  const lines = new Map(found.timeline.map((line) => [line.id, line.happenedAt]));
  const moment = (at: Date | null | undefined) => (at ? fileMoment({ precision: 'minute', at }) : '');
  const head = [t('incidents.number'), t('incidents.municipality')];
  return {
    incidents: incidentSheet(t, language, found),
    timeline: {
      name: t('register_files.sheet.timeline'),
      widths: [14, 18, 18, 16, 60, 24, 18, 18, 24],
      head: [
        ...head,
        ...(['when', 'kind', 'text', 'decided_by', 'corrects', 'written', 'by'] as const).map((key) =>
          t(`register_files.line.${key}`),
        ),
      ],
      rows: found.timeline.map((line) => [
        ...of(line.incidentId),
        moment(line.happenedAt),
        t(`incidents.timeline.kinds.${line.kind}`),
        timelineText(t, language, line),
        line.decidedBy,
        line.correctsId === null ? '' : moment(lines.get(line.correctsId)),
        moment(line.at),
        line.by ?? '',
      ]),
    },
    tasks: {
      name: t('register_files.sheet.tasks'),
      widths: [14, 18, 50, 18, 24, 18, 24],
      head: [
        ...head,
        ...(['task', 'due', 'assignee', 'done', 'done_by'] as const).map((key) => t(`register_files.line.${key}`)),
      ],
      rows: found.tasks.map((task) => [
        ...of(task.incidentId),
        task.title,
        moment(task.dueAt),
        task.assignee ?? '',
        moment(task.doneAt),
        task.doneBy ?? '',
      ]),
    },
  };
}

function incidentSheet(t: Translate, language: Language, found: Export): WrittenSheet {
  const beside = new Map(found.beside.map((each) => [each.incidentId, each]));
  return {
    name: t('register_files.sheet.incidents'),
    widths: [
      ...INCIDENT_COLUMNS.map((column) => (WIDE.includes(column) ? 40 : 18)),
      18,
      ...BESIDE_COLUMNS.map(() => 24),
    ],
    head: [
      ...INCIDENT_COLUMNS.map((column) => t(`register_files.column.${column}`)),
      t('incidents.owner'),
      ...BESIDE_COLUMNS.map((column) => t(`register_files.beside.${column}`)),
    ],
    rows: found.incidents.map((each) => {
      const cells = cellsOf(t, language, each);
      return [
        ...INCIDENT_COLUMNS.map((column) => cells[column]),
        each.owner ?? '',
        ...besideCells(t, beside.get(each.id)),
      ];
    }),
  };
}

export function codeOf({ year, number }: ExportedIncident): string {
  return registerNumber('incident', year, number);
}

/** The moments of an incident as exactly as they are known, by column. */
export function momentsOf(each: ExportedIncident) {
  return {
    reported: momentFrom(each.reportedAt, each.reportedPrecision),
    detected: momentFrom(each.detectedAt, each.detectedPrecision),
    occurred_from: momentFrom(each.occurredFrom, each.occurredFromPrecision),
    occurred_until: momentFrom(each.occurredUntil, each.occurredUntilPrecision),
    closed: momentFrom(each.closedAt, each.closedPrecision),
  };
}

/** An incident in the words that the import reads back as the same. */
function cellsOf(t: Translate, language: Language, each: ExportedIncident): Record<IncidentColumn, string> {
  const moments = momentsOf(each);
  const ticked = (value: boolean) => (value ? t('incidents.ternary.yes') : '');
  const { categoryNl, categoryEn, minutesLost, severity } = each;
  return {
    number: codeOf(each),
    municipality: each.municipality,
    title: each.title,
    description: each.description,
    reported: fileMoment(moments.reported),
    detected: fileMoment(moments.detected),
    occurred_from: fileMoment(moments.occurred_from),
    occurred_until: fileMoment(moments.occurred_until),
    ongoing: t(`incidents.ternary.${each.ongoing}`),
    personal_data: t(`incidents.ternary.${each.personalData}`),
    category: categoryNl ? titleIn(language, { titleNl: categoryNl, titleEn: categoryEn ?? '' }) : '',
    entities: each.entities.map(({ name }) => name).join('; '),
    confidentiality: ticked(each.harmsConfidentiality),
    integrity: ticked(each.harmsIntegrity),
    availability: ticked(each.harmsAvailability),
    cause_origin: t(`incidents.page_of.origin.${each.causeOrigin}`),
    cause_intent: t(`incidents.page_of.intent.${each.causeIntent}`),
    systems: each.systems,
    supplier: each.supplier,
    severity: severity === null ? '' : t(`incidents.severity.${severity}`),
    severity_reason: each.severityReason,
    phase: t(`incidents.phase.${each.phase}`),
    closed: fileMoment(moments.closed),
    channel: t(`incidents.channel.${each.channel}`),
    reporter: each.reporter ?? each.reporterName,
    contact: each.reporterContact,
    impact: each.impact,
    hours_lost: minutesLost === null ? '' : hoursText(language, minutesLost),
    lessons: each.lessons,
    measures: each.measures,
  };
}

function hoursText(language: Language, minutes: number): string {
  return formatNumber(language, minutes / 60, minutes % 60 ? 2 : 0).replace(/[.\s\u00a0\u202f](?=\d{3})/g, '');
}
