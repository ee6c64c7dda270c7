import type { ReactNode } from 'react';
import { isUnderWay, takesAnswers } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Page } from '#app/ui/Page.tsx';
import { DueDay, ProgressStatus } from './ChecklistStatus.tsx';
import { Contents, QuestionList } from './Contents.tsx';
import { questionsOf } from './contents.ts';
import { FrontSteps } from './FrontSteps.tsx';
import { goOnLabel } from './go-on-label.ts';
import { Given, HandedToMe } from './HandedOut.tsx';
import { Progress } from './Progress.tsx';
import type { ChecklistView } from './view-checklist.server.ts';

/** Addresses of a checklist's pages. */
export interface ChecklistLinks {
  municipality: string;
  checklists: string;
  submit: string;
  confirm: string;
  assign: string;
  handOver: string;
  done: string;
  review: string;
  grid: string;
  files: string;
  question: (code: string) => string;
}

interface ChecklistPageProps {
  view: ChecklistView;
  links: ChecklistLinks;
}

/** A checklist's front page: what is asked, by when, by whom, and where to go on. */
export function ChecklistPage({ view, links, children }: ChecklistPageProps & { children?: ReactNode }) {
  const t = useT();
  const { checklist, sections } = view;
  const returned = questionsOf(sections).filter((question) => question.mark === 'returned');
  const crumbs = [
    { label: checklist.municipality, href: links.municipality },
    { label: t('checklists.title'), href: links.checklists },
    { label: checklist.title },
  ];
  return (
    <Page title={checklist.title} crumbs={crumbs}>
      <div className="with-side">
        <div className="stack">
          {view.onlyHanded && <HandedToMe handOvers={view.handOvers} done={links.done} />}
          <GoOn view={view} links={links} returned={returned.length} />
          {checklist.instructions && (
            <section className="card">
              <h2>{t('checklists.front.instructions')}</h2>
              <p className="typed">{checklist.instructions}</p>
            </section>
          )}
          {returned.length > 0 && takesAnswers(checklist.phase) && (
            <section>
              <h2>{t('checklists.front.returned_heading')}</h2>
              <QuestionList questions={returned} links={links} />
            </section>
          )}
          {children}
          <section>
            <h2>{t(view.onlyHanded ? 'hand_overs.my_questions' : 'checklists.front.contents')}</h2>
            <Contents sections={sections} links={links} />
          </section>
        </div>
        <aside className="stack">
          <Facts view={view} />
          {!view.onlyHanded && <Given view={view} link={links.handOver} />}
          {view.may.assign && isUnderWay(checklist.phase) && <HandOver view={view} links={links} />}
          <FrontSteps view={view} />
        </aside>
      </div>
    </Page>
  );
}

/** The state in a sentence, the progress, and the one button that matters now. */
function GoOn({ view, links, returned }: ChecklistPageProps & { returned: number }) {
  const t = useT();
  const language = useLanguage();
  const { checklist, next, may } = view;
  const { phase } = checklist;
  const at = (moment: Date | null) => (moment ? formatMoment(language, moment) : '');
  const open = takesAnswers(phase);
  return (
    <section className="card go-on">
      <Progress answered={checklist.answered} total={checklist.total} />
      {phase === 'submitted' && <p>{t('checklists.front.submitted', { at: at(checklist.submittedAt) })}</p>}
      {phase === 'closed' && <p>{t('checklists.front.closed')}</p>}
      {phase === 'accepted' && <p>{t('checklists.front.accepted', { at: at(checklist.decidedAt) })}</p>}
      {(phase === 'returned' || (open && returned > 0)) && <p>{t('checklists.front.returned', { n: returned })}</p>}
      {phase === 'open' && returned === 0 && next && <p>{t('checklists.front.questions_n', { n: checklist.total })}</p>}
      {open && view.toConfirm > 0 && <p>{t('next_year.front.to_confirm', { n: view.toConfirm })}</p>}
      {open && !next && !view.onlyHanded && <p>{t('checklists.front.all_answered')}</p>}
      <div className="row">
        {open && may.answer && next && (
          <ButtonLink kind="primary" href={links.question(next.code)}>
            {goOnLabel(t, view, next)}
          </ButtonLink>
        )}
        {open && may.answer && view.toConfirm > 0 && (
          <ButtonLink href={links.confirm}>{t('next_year.front.all')}</ButtonLink>
        )}
        {open && may.submit && (
          <ButtonLink kind={next ? 'ordinary' : 'primary'} href={links.submit}>
            {t('checklists.front.submit')}
          </ButtonLink>
        )}
        <ButtonLink href={links.grid}>{t('grid.link')}</ButtonLink>
        <ButtonLink href={links.files}>{t('checklist_files.link')}</ButtonLink>
        {phase === 'submitted' && may.review && (
          <ButtonLink kind="primary" href={links.review}>
            {t('checklists.front.review')}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

function Facts({ view: { checklist, progress, daysLeft } }: { view: ChecklistView }) {
  const t = useT();
  const dutch = useLanguage() === 'nl';
  return (
    <dl className="facts card">
      <dt>{t('checklists.column.state')}</dt>
      <dd>
        <ProgressStatus state={progress} />
      </dd>
      <dt>{t('checklists.front.due')}</dt>
      <dd>
        <DueDay dueOn={checklist.dueOn} daysLeft={daysLeft} />
      </dd>
      <dt>{t('checklists.front.asked_of')}</dt>
      <dd>{checklist.entities.map((entity) => entity.name).join(' + ')}</dd>
      <dt>{t('checklists.front.by')}</dt>
      <dd>{checklist.assignee ?? t('checklists.nobody')}</dd>
      <dt>{t('checklists.front.framework')}</dt>
      <dd>{dutch ? checklist.frameworkNl : checklist.frameworkEn}</dd>
    </dl>
  );
}

function HandOver({ view: { people }, links }: ChecklistPageProps) {
  const t = useT();
  return (
    <details className="card">
      <summary>
        <span className="summary-title">{t('checklists.front.hand_over')}</span>
      </summary>
      {people.length === 0 ? (
        <p className="soft">{t('checklists.front.hand_over_nobody')}</p>
      ) : (
        <form method="post" action={links.assign}>
          <div className="field">
            <label htmlFor="assignee">{t('checklists.front.hand_over_to')}</label>
            <p className="hint" id="assignee-hint">
              {t('checklists.front.hand_over_hint')}
            </p>
            <select id="assignee" name="assignee" aria-describedby="assignee-hint">
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name} ({t(`access.roles.${person.role}`)})
                </option>
              ))}
            </select>
          </div>
          <Button small>{t('checklists.front.hand_over_save')}</Button>
        </form>
      )}
    </details>
  );
}
