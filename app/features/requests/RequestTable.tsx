import type { RequestState } from '#app/domain/data-request.ts';
import { localDate } from '#app/domain/dates.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { ClockLine } from '#app/ui/Clock.tsx';
import { Status, type Tone } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { RequestsView } from './view-requests.server.ts';

interface TableProps {
  view: RequestsView;
  named: boolean;
  request: (slug: string, code: string) => string;
}

/** The lines of the register: what is asked, of whom, and how its term stands. No name of who asks. */
export function RequestTable({ view, named, request }: TableProps) {
  const t = useT();
  const language = useLanguage();
  const keys = ['kind', 'term', 'state', ...(named ? (['municipality'] as const) : []), 'entity', 'received'] as const;
  return (
    <Table
      caption={t('requests.title')}
      stacks
      columns={keys.map((key) => ({ key, label: t(`requests.columns.${key as 'kind'}`) }))}
      rows={view.lines.map((line) => ({
        key: line.id,
        cells: [
          <span key="kind">
            <a href={request(line.slug, line.code)}>{t(`request_terms.kind.${line.kind}`)}</a>
            <span className="soft small block wrap-anywhere">
              {[line.code, line.reference].filter(Boolean).join(' · ')}
            </span>
          </span>,
          line.clock ? <ClockLine key="clock" state={line.clock} /> : t('requests.no_clock'),
          <span key="state">
            <RequestStatus state={line.state} />
            {line.reopenedAt && (
              <span className="soft small block">
                {t('requests.reopened_on', { at: formatDay(language, localDate(line.reopenedAt)) })}
              </span>
            )}
            {line.refusalGround && (
              <span className="soft small block">{t(`request_terms.ground.${line.refusalGround}`)}</span>
            )}
          </span>,
          ...(named ? [line.municipality] : []),
          line.entity,
          <span key="received" className="nowrap">
            {formatMoment(language, line.receivedAt)}
          </span>,
        ],
      }))}
    />
  );
}

const TONES: Record<RequestState, Tone> = {
  received: 'accent',
  identity_asked: 'busy',
  under_way: 'busy',
  extended: 'warning',
  answered: 'good',
  refused: 'quiet',
  withdrawn: 'quiet',
};

/** Where a request stands: colour, shape and word. */
export function RequestStatus({ state }: { state: RequestState }) {
  const t = useT();
  return <Status tone={TONES[state]}>{t(`request_terms.state.${state}`)}</Status>;
}
