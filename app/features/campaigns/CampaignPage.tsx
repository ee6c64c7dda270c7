import { type Due, progressOf, TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { dueText, levelText, titleIn } from '#app/i18n/words.ts';
import { StackedBar } from '#app/ui/charts/StackedBar.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { CampaignChecklist, CampaignLine } from '#db/queries/campaigns.server.ts';
import { progressSegments } from './progress-segments.ts';

/** Moments travel as text, since the page is made from the loader's JSON. */
export interface CampaignPageProps {
  campaign: Omit<CampaignLine, 'launchedAt'> & { launchedAt: string };
  checklists: readonly (Omit<CampaignChecklist, 'lastAnswerAt'> & { lastAnswerAt: string | null; due: Due | null })[];
  links: { campaigns: string; checklist: (slug: string, id: number) => string };
}

/** One campaign: how the municipalities stand, and each of them. */
export function CampaignPage({ campaign, checklists, links }: CampaignPageProps) {
  const t = useT();
  const language = useLanguage();
  const framework = titleIn(language, { titleNl: campaign.frameworkNl, titleEn: campaign.frameworkEn });
  return (
    <Page
      title={campaign.title}
      lead={`${framework}, ${levelText(t, campaign.level).toLowerCase()} · ${t('campaigns.column.due').toLowerCase()} ${formatDay(language, campaign.dueOn)}`}
      crumbs={[{ label: t('campaigns.title'), href: links.campaigns }, { label: campaign.title }]}
    >
      <div className="stack">
        <div className="card">
          <StackedBar label={t('campaigns.column.progress')} segments={progressSegments(t, campaign)} />
        </div>
        {campaign.instructions && (
          <section className="card">
            <h2>{t('campaigns.instructions')}</h2>
            <p>{campaign.instructions}</p>
          </section>
        )}
        <ChecklistTable checklists={checklists} checklist={links.checklist} />
        <p className="soft small">
          {t('campaigns.launched', {
            when: formatMoment(language, campaign.launchedAt),
            who: campaign.launchedBy ?? '–',
          })}
        </p>
      </div>
    </Page>
  );
}

function ChecklistTable({
  checklists,
  checklist,
}: Pick<CampaignPageProps, 'checklists'> & { checklist: CampaignPageProps['links']['checklist'] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Table
      caption={t('campaigns.bar', { n: checklists.length })}
      showCaption
      columns={[
        { key: 'municipality', label: t('campaigns.column.municipality') },
        { key: 'entities', label: t('campaigns.column.entities') },
        { key: 'phase', label: t('campaigns.column.phase') },
        { key: 'answered', label: t('campaigns.column.answered'), number: true },
        { key: 'due', label: t('campaigns.column.due') },
        { key: 'assignee', label: t('campaigns.column.assignee') },
        { key: 'last', label: t('campaigns.column.last_answer') },
      ]}
      rows={checklists.map((line) => {
        const state = progressOf(line);
        return {
          key: line.id,
          cells: [
            <a key="name" href={checklist(line.slug, line.id)}>
              {line.name}
            </a>,
            line.entities.map((entity) => t(`common.entity.${entity.kind}`)).join(' + '),
            <Status key="state" tone={TONE_OF_PROGRESS[state]}>
              {t(`terms.phase.${state}`)}
            </Status>,
            `${line.answered} / ${line.total}`,
            line.due ? (
              <span key="due" className="nowrap">
                {line.due.kind === 'late' ? <Status tone="bad">{dueText(t, line.due)}</Status> : dueText(t, line.due)}
              </span>
            ) : (
              ''
            ),
            line.assignee ?? <span className="soft">{t('campaigns.nobody')}</span>,
            line.lastAnswerAt ? formatMoment(language, line.lastAnswerAt) : '–',
          ],
        };
      })}
    />
  );
}
