import type { ReactNode } from 'react';
import type { ScoredChecklist } from '#app/domain/overview.ts';
import { dueIn, percentDone, progressOf, TONE_OF_PROGRESS, waitsForMunicipality } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { dueText, levelText, scoreText, titleIn, valuesText } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Progress } from '#app/ui/charts/Progress.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { EntityCards } from './EntityCards.tsx';
import type { OverviewPageData } from './overview-page.ts';
import { StandingCard } from './StandingCard.tsx';

interface Props {
  page: OverviewPageData;
  nav: ReactNode;
  /** What other parts of the product show of a municipality. */
  children?: ReactNode;
  links: {
    checklist: (id: number) => string;
    review: (id: number) => string;
    successor: (slug: string) => string;
    campaigns: string;
  };
}

/** One municipality: who it is, where it stands, what runs. The same for all who may read it; only the acts differ. */
export function OverviewPage({ page, nav, links, children }: Props) {
  const t = useT();
  const language = useLanguage();
  const { municipality, standings } = page;
  return (
    <Page title={municipality.name} lead={t('overview.lead')}>
      {nav}
      {municipality.endedOn && (
        <Notice tone="warning">
          <p>
            {t('overview.ended', { day: formatDay(language, municipality.endedOn) })}{' '}
            {municipality.successor && (
              <a href={links.successor(municipality.successor.slug)}>{municipality.successor.name}</a>
            )}
          </p>
        </Notice>
      )}
      <Todo page={page} links={links} />
      {children && <div className="stack wide-parts">{children}</div>}
      <div className="with-side">
        <div className="stack">
          {standings.length === 0 && (
            <EmptyState title={t('overview.empty')}>
              <p>{t('overview.empty_text')}</p>
            </EmptyState>
          )}
          {standings.map((standing, index) => (
            <StandingCard
              key={standing.framework}
              standing={standing}
              titles={page.titles}
              today={page.today}
              checklistHref={(checklist) => links.checklist(checklist.id)}
              open={index === 0}
            />
          ))}
        </div>
        <EntityCards page={page} />
      </div>
      <div className="stack wide-parts">
        {page.checklists.length > 0 && <Checklists page={page} links={links} />}
        {page.exceptions.length > 0 && <Exceptions page={page} />}
      </div>
    </Page>
  );
}

/** What the reader can do here now, first of all. */
function Todo({ page, links }: Pick<Props, 'page' | 'links'>) {
  const t = useT();
  const waiting = page.checklists.filter((each) => {
    const state = progressOf(each);
    return (page.may.answer && waitsForMunicipality(state)) || (page.may.review && state === 'submitted');
  });
  if (waiting.length === 0) return null;
  return (
    <section className="todo" aria-label={t('overview.todo')}>
      {waiting.map((each) => (
        <div key={each.id} className="card row between">
          <span>
            <Status tone={TONE_OF_PROGRESS[progressOf(each)]}>{t(`terms.phase.${progressOf(each)}`)}</Status>{' '}
            <strong>{each.title}</strong>{' '}
            <span className="soft small">
              {t('overview.running', { n: each.answered, total: each.total })} ·{' '}
              {dueText(t, dueIn(each.dueOn, page.today))}
            </span>
          </span>
          {each.phase === 'submitted' ? (
            <ButtonLink href={links.review(each.id)}>{t('reviews.queue.open')}</ButtonLink>
          ) : (
            <ButtonLink kind="primary" href={links.checklist(each.id)}>
              {t('overview.go_on')}
            </ButtonLink>
          )}
        </div>
      ))}
    </section>
  );
}

function Checklists({ page, links }: Pick<Props, 'page' | 'links'>) {
  const t = useT();
  const language = useLanguage();
  const cells = (each: ScoredChecklist) => [
    <a key="title" href={links.checklist(each.id)}>
      {each.title}
    </a>,
    `${titleIn(language, { titleNl: each.frameworkNl, titleEn: each.frameworkEn })} · ${levelText(t, each.level)}`,
    <Status key="state" tone={TONE_OF_PROGRESS[progressOf(each)]}>
      {t(`terms.phase.${progressOf(each)}`)}
    </Status>,
    <span key="progress" className="nowrap">
      <Progress percent={percentDone(each.answered, each.total)} /> {each.answered}/{each.total}
    </span>,
    <span key="due" className="nowrap">
      {formatDay(language, each.dueOn)}
    </span>,
    scoreText(language, each.scale, each.score),
    scoreText(language, each.scale, each.verified),
  ];
  return (
    <section aria-labelledby="checklists">
      <h2 id="checklists">{t('overview.checklists')}</h2>
      <Table
        caption={t('overview.checklists')}
        columns={[
          { key: 'title', label: t('reviews.queue.checklist') },
          { key: 'framework', label: t('reviews.queue.framework') },
          { key: 'state', label: t('portfolio.state') },
          { key: 'progress', label: t('portfolio.progress') },
          { key: 'due', label: t('reviews.queue.due') },
          { key: 'own', label: t('overview.own_short'), number: true },
          { key: 'verified', label: t('portfolio.verified'), number: true },
        ]}
        rows={page.checklists.map((each) => ({ key: each.id, cells: cells(each) }))}
      />
    </section>
  );
}

function Exceptions({ page }: { page: OverviewPageData }) {
  const t = useT();
  const language = useLanguage();
  return (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">{t('overview.exceptions')}</h2>
      <p className="soft">{t('overview.exceptions_text')}</p>
      <Table
        caption={t('overview.exceptions')}
        columns={[
          { key: 'code', label: t('reviews.page.code') },
          { key: 'entity', label: t('overview.entity') },
          { key: 'answer', label: t('reviews.page.own') },
          { key: 'reason', label: t('overview.reason') },
        ]}
        rows={page.exceptions.map((each) => ({
          key: each.id,
          cells: [`${each.code} ${titleIn(language, each)}`, each.entity, valuesText(t, each), each.reason],
        }))}
      />
    </section>
  );
}
