import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { levelText, scoreText, titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { StackedBar } from '#app/ui/charts/StackedBar.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { FinishProblem } from './finish-review.server.ts';
import { ReviewClaim } from './ReviewClaim.tsx';
import { ReviewFinish } from './ReviewFinish.tsx';
import { ReviewKeys } from './ReviewKeys.tsx';
import { ReviewTable } from './ReviewTable.tsx';
import { ONLY, type Only, type ReviewPageData, SHOWS, type Show } from './review-shows.ts';

export interface ReviewLinks {
  queue: string;
  municipality: string;
  one: (code: string) => string;
  here: string;
  show: (show: Show, only: Only | null) => string;
}

interface Props {
  page: ReviewPageData;
  links: ReviewLinks;
  problem?: FinishProblem | undefined;
}

/** One checklist before its reviewer: where each answer stands, and the acts on the whole. */
export function ReviewPage({ page, links, problem }: Props) {
  const t = useT();
  const language = useLanguage();
  const { head } = page;
  const framework = titleIn(language, { titleNl: head.frameworkNl, titleEn: head.frameworkEn });
  const lead = t('reviews.page.lead', { municipality: head.municipality, framework, level: levelText(t, head.level) });
  const submitted = head.submittedAt
    ? t('reviews.page.submitted', { at: formatMoment(language, head.submittedAt) })
    : null;
  const due = t('reviews.page.due', { day: formatDay(language, head.dueOn) });
  return (
    <Page
      title={t('reviews.page.title', { title: head.title })}
      lead={[lead, submitted, due].filter(Boolean).join(' · ')}
      crumbs={[
        { label: t('reviews.queue.title'), href: links.queue },
        { label: head.municipality, href: links.municipality },
        { label: head.title },
      ]}
      actions={
        page.next &&
        page.reviewable && (
          <ButtonLink kind="primary" href={links.one(page.next)}>
            {t(page.tally.accepted + page.tally.returned === 0 ? 'reviews.page.start' : 'reviews.page.go_on')}
          </ButtonLink>
        )
      }
    >
      {!page.reviewable && (
        <Notice
          tone="warning"
          title={t('reviews.page.not_here', { phase: t(`terms.phase.${head.phase}`).toLowerCase() })}
        >
          <p>{t('reviews.page.not_here_text')}</p>
        </Notice>
      )}
      {problem && <Problem problem={problem} />}
      <ReviewClaim other={page.other} action={links.here} />
      <ReviewSummary page={page} />
      <ShowNav page={page} links={links} />
      {page.lines.length > 0 ? (
        <ReviewTable page={page} one={links.one} />
      ) : (
        <EmptyState title={t('reviews.page.empty')}>
          <p>{t('reviews.page.empty_text')}</p>
        </EmptyState>
      )}
      <ReviewKeys of="list" />
      <ReviewFinish page={page} remark={problem?.remark} />
    </Page>
  );
}

/** Why nothing was kept, and which answers stood in the way. */
function Problem({ problem }: { problem: FinishProblem }) {
  const t = useT();
  return (
    <Notice tone="bad" live>
      <p>{t(problem.key)}</p>
      {problem.faults && (
        <ul>
          {problem.faults.map((fault) => (
            <li key={fault.code}>{t(`speed.tick.fault.${fault.why}`, { code: fault.code })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function ReviewSummary({ page }: { page: ReviewPageData }) {
  const t = useT();
  const language = useLanguage();
  const { head, tally } = page;
  const score = (value: number | null | undefined) => scoreText(language, head.scale, value ?? null);
  const target = head.score.target ?? null;
  return (
    <div className="card review-summary">
      <StackedBar
        label={t('reviews.page.tally')}
        segments={[
          { tone: 'good', label: t('terms.state.accepted'), value: tally.accepted },
          { tone: 'warning', label: t('terms.state.returned'), value: tally.returned },
          { tone: 'accent', label: t('terms.state.to_review'), value: tally.to_review },
          { tone: 'quiet', label: t('terms.state.unanswered'), value: tally.unanswered },
        ]}
      />
      <dl className="figures">
        <div>
          <dt>{t('reviews.page.own_total')}</dt>
          <dd>
            {score(head.score.own?.score)}
            {target !== null && (
              <span className="soft small"> {t('reviews.page.target', { target: score(target) })}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('reviews.page.verified_total')}</dt>
          <dd>
            {head.score.verified ? (
              <>
                {score(head.score.verified.score)}{' '}
                <span className="soft small">
                  {t('reviews.queue.of', { n: head.score.verified.answered, total: head.score.verified.total })}
                </span>
              </>
            ) : (
              <span className="soft small">{t('reviews.page.none_verified')}</span>
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** Choices that say nothing where there is no earlier checklist. */
const OF_YEAR: readonly Only[] = ['changed', 'unchanged', 'confirmed'];

function ShowNav({ page, links }: { page: ReviewPageData; links: ReviewLinks }) {
  const t = useT();
  return (
    <nav className="subnav no-print" aria-label={t('reviews.page.show_label')}>
      <ul>
        {SHOWS.map((show) => (
          <li key={show}>
            <a href={links.show(show, null)} aria-current={show === page.show ? 'page' : undefined}>
              {t(`reviews.page.show.${show}`)} <span className="count">{page.counts[show]}</span>
            </a>
          </li>
        ))}
      </ul>
      {page.lines.length + page.onlyCounts.key > 0 && (
        <ul className="only" aria-label={t('speed.year.label')}>
          {[null, ...ONLY.filter((each) => page.compares || !OF_YEAR.includes(each))].map((only) => (
            <li key={only ?? 'all'}>
              <a href={links.show(page.show, only)} aria-current={only === page.only ? 'true' : undefined}>
                {only === null ? t('speed.year.all') : t(`speed.year.only.${only}`)}{' '}
                {only !== null && <span className="count">{page.onlyCounts[only]}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
