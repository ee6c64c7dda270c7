import { fileMoment } from '#app/domain/file-moment.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { ExportedBeside } from '#db/queries/incident-export.server.ts';

/** What other registers hold of an incident, in the order in which it is written. An import leaves these columns out. */
export const BESIDE_COLUMNS = ['dossiers', 'notified', 'reports', 'stages', 'pieces', 'event', 'withdrawn'] as const;
export type BesideColumn = (typeof BESIDE_COLUMNS)[number];
const APART = '; ';

/** The cells of those columns; empty where there is nothing of it. */
export function besideCells(t: Translate, found: ExportedBeside | undefined): string[] {
  if (!found) return BESIDE_COLUMNS.map(() => '');
  const { breaches, reports, event, withdrawnAt } = found;
  const cells: Record<BesideColumn, string> = {
    dossiers: breaches.map((each) => `${numberOf(each)} ${each.entity}`).join(APART),
    notified: breaches.map((each) => `${numberOf(each)}: ${notifiedText(t, each)}`).join(APART),
    reports: reports.map(({ id, entity }) => `${id} ${entity}`).join(APART),
    stages: reports
      .flatMap(({ id, stages }) =>
        stages.map(({ stage, sentAt }) => `${id}: ${t(`nis2_terms.stage.${stage}`)} ${minute(sentAt)}`),
      )
      .join(APART),
    pieces: String(found.pieces),
    event: event ? registerNumber('event', event.year, event.number) : '',
    withdrawn: withdrawnAt ? minute(withdrawnAt) : '',
  };
  return BESIDE_COLUMNS.map((column) => cells[column]);
}

function numberOf({ year, number }: ExportedBeside['breaches'][number]): string {
  return registerNumber('breach', year, number);
}

/** What was sent goes before what was decided: it is what the authority has. */
function notifiedText(t: Translate, { notify, notifiedAt }: ExportedBeside['breaches'][number]): string {
  if (notifiedAt) return t('register_files.beside_said.notified', { at: minute(notifiedAt) });
  if (notify === null) return t('register_files.beside_said.undecided');
  return t(`register_files.beside_said.${notify ? 'to_notify' : 'not_notified'}`);
}

function minute(at: Date | string): string {
  return fileMoment({ precision: 'minute', at: new Date(at) });
}
