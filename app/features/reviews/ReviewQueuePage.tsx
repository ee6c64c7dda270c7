import { Fragment } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { dueText, levelText, titleIn } from '#app/i18n/words.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { QueuePage } from './queue.ts';
import { ReviewKeys } from './ReviewKeys.tsx';

interface ReviewQueueProps extends QueuePage {
  here: string;
  links: { review: (slug: string, checklist: number) => string; campaigns: string; message: string };
}

/** The reviewer's queue over all municipalities, the longest waiting first. */
export function ReviewQueuePage({ here, links, ...page }: ReviewQueueProps) {
  const t = useT();
  return (
    <Page
      title={t('reviews.queue.title')}
      lead={t('reviews.queue.lead')}
      actions={<ButtonLink href={links.message}>{t('messages.link')}</ButtonLink>}
    >
      {page.all === 0 ? (
        <EmptyState title={t('reviews.queue.empty')}>
          <p>{t('reviews.queue.empty_text')}</p>
          <ButtonLink href={links.campaigns}>{t('common.nav.campaigns')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <QueueFilters page={page} here={here} />
          <p className="soft" role="status">
            {t('reviews.queue.count', { n: page.lines.length })}
          </p>
          {page.lines.length > 0 ? (
            <form method="get" action={links.message} className="ticked">
              <QueueTable lines={page.lines} reviewOf={links.review} />
              <Button>{t('messages.ticked')}</Button>
            </form>
          ) : (
            <EmptyState title={t('reviews.queue.empty_filtered')}>
              <a href={here}>{t('common.clear_filters')}</a>
            </EmptyState>
          )}
          <ReviewKeys of="queue" />
        </>
      )}
    </Page>
  );
}

function QueueFilters({ page, here }: { page: QueuePage; here: string }) {
  const t = useT();
  const language = useLanguage();
  const { filter } = page;
  const filtered = filter.municipality !== '' || filter.framework !== '' || filter.due !== '';
  return (
    <Filters clear={filtered ? here : undefined}>
      <FilterSelect
        name="municipality"
        label={t('reviews.queue.municipality')}
        value={filter.municipality}
        all={t('common.all')}
        options={page.municipalities.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <FilterSelect
        name="framework"
        label={t('reviews.queue.framework')}
        value={filter.framework}
        all={t('common.all')}
        options={page.frameworks.map((each) => ({ value: each.code, label: titleIn(language, each) }))}
      />
      <FilterSelect
        name="due"
        label={t('reviews.queue.due_filter')}
        value={filter.due}
        all={t('common.all')}
        options={(['late', 'soon', 'later'] as const).map((value) => ({
          value,
          label: t(`reviews.queue.due_${value}`),
        }))}
      />
    </Filters>
  );
}

function QueueTable({ lines, reviewOf }: { lines: QueuePage['lines']; reviewOf: ReviewQueueProps['links']['review'] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Table
      caption={t('reviews.queue.title')}
      columns={[
        { key: 'municipality', label: t('reviews.queue.municipality') },
        { key: 'checklist', label: t('reviews.queue.checklist') },
        { key: 'waiting', label: t('reviews.queue.waiting') },
        { key: 'due', label: t('reviews.queue.due') },
        { key: 'to_review', label: t('reviews.queue.to_review'), number: true },
        { key: 'returned', label: t('reviews.queue.returned'), number: true },
        { key: 'answered', label: t('reviews.queue.answered'), number: true },
        { key: 'exceptions', label: t('reviews.queue.exceptions'), number: true },
        { key: 'tick', label: t('speed.tick.column') },
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <Fragment key="open">
            <a href={reviewOf(line.slug, line.id)} data-review="row">
              {line.municipality}
            </a>
            {line.reviewer && (
              <span className="block small">
                <Status tone="busy">{t('speed.claim.other', { by: line.reviewer })}</Status>
              </span>
            )}
          </Fragment>,
          <>
            {line.title}
            <span className="soft small block">
              {titleIn(language, { titleNl: line.frameworkNl, titleEn: line.frameworkEn })} · {levelText(t, line.level)}
            </span>
          </>,
          <span key="waiting" className="nowrap">
            <strong>{t('reviews.queue.waiting_days', { n: line.waitingDays })}</strong>
            <span className="soft small block">{line.submittedAt && formatMoment(language, line.submittedAt)}</span>
          </span>,
          <span key="due" className="nowrap">
            {formatDay(language, line.dueOn)}
            <span className="soft small block">{dueText(t, line.dueIn)}</span>
          </span>,
          line.toReview,
          line.returned,
          t('reviews.queue.of', { n: line.answered, total: line.total }),
          line.exceptions,
          <input
            key="tick"
            type="checkbox"
            name="to"
            value={line.slug}
            aria-label={t('messages.tick', { name: `${line.municipality}, ${line.title}` })}
          />,
        ],
      }))}
    />
  );
}
