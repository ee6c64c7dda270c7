import { createElement } from 'react';
import type { LaunchCandidate, PlannedMunicipality } from '#app/domain/campaign.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';

export interface LaunchPreviewProps {
  planned: readonly PlannedMunicipality[];
  checklists: number;
  candidates: readonly LaunchCandidate[];
  /** All that was typed, to be posted again; several values of one name stand under a name that ends in `[]`. */
  typed: readonly { name: string; value: string }[];
  /** Answers that a checklist proposes to confirm, by the earlier checklist it starts from; null when all start empty. */
  proposals: Readonly<Record<number, number>> | null;
  back: string;
  /** The page under the list of campaigns on which this step stands. */
  under?: { label: string; href: string };
}

/** The second step: what each municipality will get, and who will answer. Nothing is written yet. */
export function LaunchPreview({ planned, checklists, candidates, typed, proposals, back, under }: LaunchPreviewProps) {
  const t = useT();
  const mails = new Set(planned.map((municipality) => municipality.assigneeId).filter((id) => id !== null)).size;
  return (
    <Page
      title={t('campaigns.preview.title')}
      lead={t('campaigns.preview.summary', { checklists, n: planned.length, mails })}
      crumbs={[{ label: t('campaigns.title'), href: back }, under ?? { label: t('campaigns.new') }]}
    >
      <Notice>
        <p>{t('campaigns.preview.nothing_yet')}</p>
      </Notice>
      {createElement(
        'slow-form',
        { 'data-when': 'launch', 'data-said': t('campaigns.preview.busy', { n: checklists }) },
        <form method="post" className="stack">
          {typed.map(({ name, value }) => (
            <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
          ))}
          <Table
            caption={t('campaigns.preview.title')}
            columns={[
              { key: 'municipality', label: t('campaigns.column.municipality') },
              { key: 'entities', label: t('campaigns.column.entities') },
              ...(proposals ? [{ key: 'previous', label: t('next_year.launch.column') }] : []),
              { key: 'assignee', label: t('campaigns.column.assignee') },
              { key: 'warnings', label: t('campaigns.column.warnings') },
            ]}
            rows={planned.map((municipality) => ({
              key: municipality.municipalityId,
              cells: [
                municipality.name,
                municipality.checklists.map((checklist) => checklist.names.join(' + ')).join('; '),
                ...(proposals ? [<Proposals key="previous" municipality={municipality} proposals={proposals} />] : []),
                <Assignee key="assignee" municipality={municipality} candidates={candidates} />,
                <Warnings key="warnings" municipality={municipality} />,
              ],
            }))}
          />
          <div className="row">
            <Button kind="primary" name="intent" value="launch">
              {t('campaigns.preview.launch')}
            </Button>
            <Button name="intent" value="change">
              {t('campaigns.preview.change')}
            </Button>
          </div>
        </form>,
      )}
    </Page>
  );
}

/** How many answers of last year each checklist will propose. */
function Proposals({
  municipality,
  proposals,
}: { municipality: PlannedMunicipality } & { proposals: Readonly<Record<number, number>> }) {
  const t = useT();
  return municipality.checklists
    .map(({ previousId }) => t('next_year.launch.answers', { n: previousId ? (proposals[previousId] ?? 0) : 0 }))
    .join('; ');
}

function Assignee({
  municipality,
  candidates,
}: { municipality: PlannedMunicipality } & Pick<LaunchPreviewProps, 'candidates'>) {
  const t = useT();
  const { municipalityId, assigneeId, name } = municipality;
  const people = candidates.find((candidate) => candidate.id === municipalityId)?.people ?? [];
  return (
    <select
      name="assignee[]"
      aria-label={t('campaigns.preview.assignee_of', { name })}
      defaultValue={`${municipalityId}:${assigneeId ?? ''}`}
    >
      {people.map((person) => (
        <option key={`${person.role} ${person.accountId}`} value={`${municipalityId}:${person.accountId}`}>
          {person.role === 'contributor' ? t('campaigns.preview.contributor', { name: person.name }) : person.name}
        </option>
      ))}
      <option value={`${municipalityId}:`}>{t('campaigns.nobody')}</option>
    </select>
  );
}

function Warnings({ municipality }: { municipality: PlannedMunicipality }) {
  const t = useT();
  if (municipality.warnings.length === 0) return null;
  return (
    <span className="row">
      {municipality.warnings.map((warning) => (
        <Status tone="warning" key={warning}>
          {t(`campaigns.preview.${warning}`)}
        </Status>
      ))}
    </span>
  );
}
