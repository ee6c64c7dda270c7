import type { DetailedHTMLProps, HTMLAttributes, ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import type { AnswerReply } from './answer-reply.ts';
import type { QuestionLinks } from './question-links.ts';
import { mergedValues } from './StaleChoice.tsx';
import type { QuestionView } from './view-question.server.ts';

interface AnswerFormProps {
  view: QuestionView;
  links: QuestionLinks;
  reply: AnswerReply | undefined;
}

/**
 * The form of one question. Each way out of it is a button of the form, so that what was typed goes along without
 * scripts too; with scripts it is also kept while typing (app/enhance/answer-form.ts).
 */
export function AnswerForm({ view, links, reply }: AnswerFormProps) {
  const t = useT();
  const { checklist, words, shared } = view;
  const values = reply?.stale ? mergedValues(reply.values, reply.stale.theirs) : reply?.values;
  return (
    <KeptForm view={view} entityId={null} autosave={links.autosave} refused={reply !== undefined}>
      <form id="answer" method="post" action={links.self} className="answer card">
        {reply?.errors && (
          <Notice tone="bad" live>
            <p>{t('common.error.form')}</p>
            {reply.errors.form && <p>{t('common.error.unknown_field')}</p>}
          </Notice>
        )}
        <AnswersFor view={view} />
        <input type="hidden" name="version" value={values?.version ?? shared?.version ?? 0} />
        <AnswerFields
          scale={checklist.scale}
          oneScore={words.oneScore}
          naAllowed={words.naAllowed}
          kept={shared}
          form={values && { errors: reply?.errors, values }}
        />
        <SaveState view={view} />
        <div className="answer-acts">
          <Button kind="primary" name="go" value="next">
            {t(words.next ? 'checklists.question.save_next' : 'checklists.question.save_last')}
          </Button>
          <Button name="go" value="stay">
            {t('checklists.question.save')}
          </Button>
          {words.previous && (
            <Button kind="plain" name="go" value="previous">
              {t('checklists.question.previous')}
            </Button>
          )}
        </div>
      </form>
    </KeptForm>
  );
}

interface KeptFormProps {
  view: QuestionView;
  /** The entity that differs; null for the answer that all share. */
  entityId: number | null;
  autosave: string;
  /** The form stands there again because its post led nowhere: what it holds is newer than what the browser keeps. */
  refused: boolean;
  children: ReactNode;
}

/** Around a form whose text is saved while somebody types (app/enhance/answer-form.ts). */
export function KeptForm({ view, entityId, autosave, refused, children }: KeptFormProps) {
  const t = useT();
  return (
    <answer-form
      data-autosave={autosave}
      data-draft={[view.reader.id, view.checklist.id, view.words.code, entityId ?? 0].join(':')}
      data-refused={refused ? '' : undefined}
      data-texts={JSON.stringify(autosaveTexts(t))}
    >
      {children}
    </answer-form>
  );
}

type Enhanced = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
declare global {
  namespace React.JSX {
    interface IntrinsicElements {
      'answer-form': Enhanced;
      'answer-keys': Enhanced;
    }
  }
}

function AnswersFor({ view: { checklist } }: { view: QuestionView }) {
  const t = useT();
  const names = checklist.entities.map((entity) => entity.name);
  return (
    <>
      <h2 className="answer-title">{t('checklists.question.your_answer')}</h2>
      <p className="soft small">
        {names.length > 1
          ? t('checklists.question.for_all', { names: names.join(' + ') })
          : t('checklists.question.for_one', { name: names[0] ?? '' })}
      </p>
    </>
  );
}

/** When this was saved last; the browser rewrites it while somebody types. */
function SaveState({ view: { shared } }: { view: QuestionView }) {
  const t = useT();
  const language = useLanguage();
  return (
    <p className="save-state" role="status" data-save-state="">
      {shared
        ? t('checklists.question.last_saved', {
            at: formatMoment(language, shared.at),
            name: shared.by ?? t('checklists.history.unknown'),
          })
        : t('checklists.question.never_saved')}
    </p>
  );
}

const TEXTS = [
  'saving',
  'saved',
  'failed',
  'offline',
  'expired',
  'sign_in',
  'changed',
  'changed_by_self',
  'compare',
  'closed',
  'refused',
  'invalid',
  'kept',
  'restore',
  'discard',
  'restored',
] as const;

/** What the browser may say while saving. `{time}` and `{name}` are left for it to fill in. */
function autosaveTexts(t: Translate): Record<string, string> {
  return Object.fromEntries(
    TEXTS.map((key) => [key, t(`checklists.autosave.${key}`, { time: '{time}', name: '{name}' })]),
  );
}
