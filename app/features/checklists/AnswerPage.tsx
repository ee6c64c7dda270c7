import type { ReactNode } from 'react';
import { takesAnswers } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { AnswerSummary } from './AnswerSummary.tsx';
import type { AnswerReply } from './answer-reply.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { ExceptionList } from './ExceptionList.tsx';
import { History } from './History.tsx';
import { LastYear } from './LastYear.tsx';
import { QuestionHead } from './QuestionHead.tsx';
import type { QuestionLinks } from './question-links.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { StaleChoice } from './StaleChoice.tsx';
import { VerdictNotice } from './VerdictNotice.tsx';
import type { QuestionView } from './view-question.server.ts';

interface AnswerPageProps {
  view: QuestionView;
  links: QuestionLinks;
  reply?: AnswerReply | undefined;
  /** What else stands beside the question. */
  beside?: ReactNode;
}

/** One question: what is asked, the answer so far, and everything that stands beside it. */
export function AnswerPage({ view, reply, links, beside }: AnswerPageProps) {
  const { checklist, words, shared, exceptions, reader } = view;
  const editable = reader.mayAnswer && reader.open && !reply?.closed && !reply?.refused;
  return (
    <QuestionFrame view={view} links={links} here={null}>
      <QuestionHead view={view} grid={links.grid} />
      <div className="with-side">
        <div>
          {reply?.stale && <StaleChoice view={view} theirs={reply.stale.theirs} values={reply.values} links={links} />}
          <Standing view={view} reply={reply} />
          <VerdictNotice view={view} answerId={shared?.answerId ?? null} version={shared?.version ?? 0} />
          <LastYear lastYear={view.lastYear} checklist={checklist} words={words} links={links} editable={editable} />
          {editable && <AnswerForm view={view} reply={reply} links={links} />}
          {!editable && reply && <KeptText values={reply.values} />}
          {!editable && <AnswerSummary checklist={checklist} words={words} answer={shared} />}
          {!editable && <Neighbours links={links} />}
        </div>
        <aside className="stack">
          <EvidenceList evidence={view.evidence} links={links} editable={editable} />
          {checklist.entities.length > 1 && (
            <ExceptionList view={view} exceptions={exceptions} links={links} editable={editable} />
          )}
          {beside}
          <Elsewhere answers={view.elsewhere} links={links} />
          <History history={view.history} />
          {editable && <Shortcuts asks={asksOf(view)} links={links} />}
        </aside>
      </div>
    </QuestionFrame>
  );
}

function asksOf({ checklist, words }: QuestionView): 'choice' | 'score' | 'two_scores' {
  if (checklist.scale === 'compliance') return 'choice';
  return words.oneScore ? 'score' : 'two_scores';
}

interface FrameProps {
  view: QuestionView;
  links: QuestionLinks;
  /** The page under the question, such as its evidence; null on the question itself. */
  here: string | null;
  title?: string;
  children: ReactNode;
}

/** The frame of a question and of the pages under it: where one is, and how to get back. */
export function QuestionFrame({ view, links, here, title, children }: FrameProps) {
  const t = useT();
  const language = useLanguage();
  const { checklist, words } = view;
  const position = t('checklists.question.position', { n: words.number, total: words.of });
  const crumbs = [
    { label: checklist.municipality, href: links.municipality },
    { label: t('checklists.title'), href: links.checklists },
    { label: checklist.title, href: links.checklist },
    ...(here === null ? [{ label: position }] : [{ label: position, href: links.self }, { label: here }]),
  ];
  return (
    <Page title={title ?? (language === 'nl' ? words.titleNl : words.titleEn)} crumbs={crumbs}>
      {children}
    </Page>
  );
}

/** The way on for somebody who only reads. */
function Neighbours({ links: { previous, next } }: Pick<AnswerPageProps, 'links'>) {
  const t = useT();
  return (
    <p className="row neighbours">
      {previous && <ButtonLink href={previous}>{t('checklists.question.previous')}</ButtonLink>}
      {next && <ButtonLink href={next}>{t('checklists.question.next')}</ButtonLink>}
    </p>
  );
}

/** Why nothing can be changed now, with what that means for text that was on its way. */
export function Standing({ view: { checklist, reader }, reply }: Pick<AnswerPageProps, 'view' | 'reply'>) {
  const t = useT();
  const { phase } = checklist;
  if (reply?.refused) {
    return (
      <Notice tone="bad" live>
        <p>{t('checklists.question.refused_kept', { reason: t(reply.refused) })}</p>
      </Notice>
    );
  }
  if (!takesAnswers(phase)) {
    return (
      <Notice tone={reply ? 'warning' : 'info'} live={Boolean(reply)}>
        <p>{t(`checklists.question.closed_${phase}`)}</p>
        {reply && <p>{t('checklists.question.closed_kept')}</p>}
      </Notice>
    );
  }
  if (reader.mayAnswer) return null;
  return (
    <Notice>
      <p>{t('checklists.question.read_only')}</p>
    </Notice>
  );
}

/** Text that could not be kept, so that it can still be taken along. */
export function KeptText({ values }: { values: Record<string, string> }) {
  const t = useT();
  if (!values.explanation) return null;
  return (
    <div className="field">
      <label htmlFor="kept">{t('checklists.stale.mine')}</label>
      <textarea id="kept" readOnly rows={6} defaultValue={values.explanation} />
    </div>
  );
}
