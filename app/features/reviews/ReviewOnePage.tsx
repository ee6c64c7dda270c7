import type { ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { AnswerOnView, EvidenceList } from './AnswerOnView.tsx';
import { LastYearBeside } from './LastYearBeside.tsx';
import { ReviewClaim } from './ReviewClaim.tsx';
import { ReviewKeys } from './ReviewKeys.tsx';
import type { AnswerBefore, JudgeProblem, ReviewOneData } from './review-one.ts';
import { VerdictForm } from './VerdictForm.tsx';
import { VerdictHistory } from './VerdictHistory.tsx';

export interface ReviewOneLinks {
  queue: string;
  whole: string;
  one: (code: string) => string;
  evidence: (evidence: number) => string;
}

interface Props {
  page: ReviewOneData;
  links: ReviewOneLinks;
  problem?: JudgeProblem | undefined;
  /** What else stands at the question. */
  beside?: ReactNode;
}

/** One answer before its reviewer: what was asked, what was answered and shown, what was found before, the verdict. */
export function ReviewOnePage({ page, links, problem, beside }: Props) {
  const t = useT();
  const language = useLanguage();
  const { head, question } = page;
  return (
    <Page
      title={titleIn(language, question)}
      lead={
        <>
          <strong>{question.code}</strong> · {t('reviews.one.position', { n: page.position, total: page.total })} ·{' '}
          {t('reviews.one.left', { n: page.left })}
          {page.keyMeasure && <span className="chip">{t('terms.key_measure')}</span>}
        </>
      }
      crumbs={[
        { label: t('reviews.queue.title'), href: links.queue },
        { label: `${head.municipality}: ${head.title}`, href: links.whole },
        { label: question.code },
      ]}
      actions={<Steps page={page} links={links} />}
    >
      {!page.reviewable && (
        <Notice
          tone="warning"
          title={t('reviews.page.not_here', { phase: t(`terms.phase.${head.phase}`).toLowerCase() })}
        >
          <p>{t('reviews.page.not_here_text')}</p>
        </Notice>
      )}
      <ReviewClaim other={page.other} action={links.whole} />
      <div className="with-side">
        <div>
          <QuestionWords page={page} />
          {page.answers.length === 0 && <Notice tone="warning">{t('reviews.one.unanswered')}</Notice>}
          {page.answers.map((before) => (
            <Answer key={before.answer.answerId} page={page} before={before} links={links} problem={problem} />
          ))}
          {beside}
        </div>
        <div className="stack">
          <ReviewKeys of="one" />
          <VerdictHistory page={page} />
        </div>
      </div>
    </Page>
  );
}

/** One answer beside last year's, with its evidence and its verdict form; the first that waits has the focus. */
function Answer({
  page,
  before,
  links,
  problem,
}: Pick<Props, 'page' | 'links' | 'problem'> & { before: AnswerBefore }) {
  const { answer, state } = before;
  const title = useT()('reviews.one.answer');
  const focus = problem ? problem.answerId === answer.answerId : before === firstToJudge(page);
  return (
    <section
      className="card answer-before"
      aria-label={answer.entity ?? title}
      tabIndex={-1}
      data-review-answer={state}
      data-review-focus={page.reviewable && focus ? '' : undefined}
    >
      <div className={page.lastYear.length > 0 ? 'two-years' : undefined}>
        <div>
          <AnswerOnView before={before} />
          {answer.entityId === null && <EvidenceList evidence={page.evidence} hrefOf={links.evidence} />}
        </div>
        <LastYearBeside before={before} lines={page.lastYear} />
      </div>
      {page.reviewable && state !== 'unanswered' && (
        <VerdictForm page={page} before={before} problem={focus ? problem : undefined} />
      )}
    </section>
  );
}

function firstToJudge(page: ReviewOneData): AnswerBefore | undefined {
  return page.answers.find(({ state }) => state === 'to_review') ?? page.answers[0];
}

function Steps({ page, links }: { page: ReviewOneData; links: ReviewOneLinks }) {
  const t = useT();
  return (
    <nav className="row" aria-label={t('reviews.page.show_label')}>
      <Step code={page.previous} links={links} mark="previous" label={t('reviews.one.previous')} />
      {page.from && (
        <a className="button small" href={links.one(page.from)} data-review="undo">
          {t('speed.undo', { code: page.from })}
        </a>
      )}
      <a className="button small" href={links.whole} data-review="list">
        {t('reviews.one.list')}
      </a>
      <Step code={page.next} links={links} mark="next" label={t('reviews.one.next')} />
    </nav>
  );
}

function Step(props: { code: string | null; links: ReviewOneLinks; mark: 'previous' | 'next'; label: string }) {
  if (props.code === null) return null;
  return (
    <a className="button small" href={props.links.one(props.code)} data-review={props.mark}>
      {props.label}
    </a>
  );
}

function QuestionWords({ page }: { page: ReviewOneData }) {
  const t = useT();
  const language = useLanguage();
  const { question } = page;
  const [help, evidence] =
    language === 'nl' ? [question.helpNl, question.evidenceNl] : [question.helpEn, question.evidenceEn];
  const parent = language === 'nl' ? question.parentNl : question.parentEn;
  return (
    <div className="question-words">
      {parent && (
        <p className="soft small">
          {question.parentCode} · {parent}
        </p>
      )}
      <Words title={t('own_frameworks.texts.official')}>
        {language === 'nl' ? question.officialNl : question.officialEn}
      </Words>
      <Words title={t('reviews.one.help')}>{help}</Words>
      <Words title={t('reviews.one.evidence_hint')}>{evidence}</Words>
    </div>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p>
      <strong>{title}.</strong> {children}
    </p>
  );
}
