import type { ReactNode } from 'react';
import { type Due, percentDone, progressOf, TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { dueText } from '#app/i18n/words.ts';
import { Progress } from '#app/ui/charts/Progress.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { CampaignChecklist } from '#db/queries/campaigns.server.ts';

/** Moments travel as text, since the page is made from the loader's JSON. */
export type CampaignRow = Omit<CampaignChecklist, 'lastAnswerAt'> & { lastAnswerAt: string | null; due: Due | null };

interface CampaignTableProps {
  checklists: readonly CampaignRow[];
  checklist: (slug: string, id: number) => string;
  /** Each row can be ticked, for the form around the table. */
  ticks?: boolean;
}

/** The checklists of a campaign: where each stands, by when, who answers, and when they last heard of it. */
export function CampaignTable({ checklists, checklist, ticks }: CampaignTableProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <Table
      caption={t('campaigns.bar', { n: checklists.length })}
      showCaption
      columns={[
        { key: 'municipality', label: t('campaigns.column.municipality') },
        { key: 'phase', label: t('campaigns.column.phase') },
        { key: 'answered', label: t('campaigns.column.answered'), number: true },
        { key: 'due', label: t('campaigns.column.due') },
        { key: 'assignee', label: t('campaigns.column.assignee') },
        { key: 'reminded', label: t('campaigns.column.reminded') },
        { key: 'last', label: t('campaigns.column.last_answer') },
      ]}
      rows={checklists.map((line) => ({
        key: line.id,
        cells: [
          <Name key="name" line={line} href={checklist(line.slug, line.id)} ticks={ticks} />,
          <State key="state" line={line} />,
          <span key="answered" className="nowrap">
            <Progress percent={percentDone(line.answered, line.total)} /> {line.answered} / {line.total}
          </span>,
          <When key="due" line={line} />,
          line.assignee ?? <span className="soft">{t('campaigns.nobody')}</span>,
          <Reminded key="reminded" line={line} />,
          line.lastAnswerAt ? formatMoment(language, line.lastAnswerAt) : '–',
        ],
      }))}
    />
  );
}

function Name({ line, href, ticks }: { line: CampaignRow; href: string; ticks: boolean | undefined }) {
  const t = useT();
  const kinds = line.entities.map((entity) => t(`common.entity.${entity.kind}`)).join(' + ');
  const name: ReactNode = (
    <span>
      <a href={href}>{line.name}</a> <span className="soft small nowrap">{kinds}</span>
    </span>
  );
  if (!ticks) return name;
  return (
    <span className="row tick-row">
      <input
        type="checkbox"
        name="checklist"
        value={line.id}
        aria-label={t('campaigns.after.tick', { name: `${line.name}, ${kinds}` })}
      />
      {name}
    </span>
  );
}

function State({ line }: { line: CampaignRow }) {
  const t = useT();
  const state = progressOf(line);
  return <Status tone={TONE_OF_PROGRESS[state]}>{t(`terms.phase.${state}`)}</Status>;
}

/** When somebody was last reminded of it. */
function Reminded({ line: { remindedOn } }: { line: CampaignRow }) {
  const t = useT();
  const language = useLanguage();
  if (!remindedOn) return <span className="soft">{t('campaigns.after.never')}</span>;
  return <span className="nowrap">{formatDay(language, remindedOn)}</span>;
}

/** By when it is asked of this municipality, which may be later than of the others. */
function When({ line: { due, dueOn } }: { line: CampaignRow }) {
  const t = useT();
  const language = useLanguage();
  return (
    <span className="nowrap">
      {formatDay(language, dueOn)}
      {due && (
        <>
          <br />
          {due.kind === 'late' ? (
            <Status tone="bad">{dueText(t, due)}</Status>
          ) : (
            <span className="soft small">{dueText(t, due)}</span>
          )}
        </>
      )}
    </span>
  );
}
