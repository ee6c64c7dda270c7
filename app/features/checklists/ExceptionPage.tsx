import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { TextArea } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import { KeptForm } from './AnswerForm.tsx';
import { KeptText, QuestionFrame, Standing } from './AnswerPage.tsx';
import { AnswerSummary } from './AnswerSummary.tsx';
import type { AnswerReply } from './answer-reply.ts';
import { QuestionHead } from './QuestionHead.tsx';
import type { QuestionLinks } from './question-links.ts';
import { mergedValues, StaleChoice } from './StaleChoice.tsx';
import { VerdictNotice } from './VerdictNotice.tsx';
import type { ExceptionView } from './view-exception.server.ts';

interface ExceptionPageProps {
  page: ExceptionView;
  links: QuestionLinks;
  reply: AnswerReply | undefined;
}

/** One entity that differs: its own answer to the question, and why; and a way to take that back. */
export function ExceptionPage({ page, links, reply }: ExceptionPageProps) {
  const t = useT();
  const { view, entity, current } = page;
  const { checklist, words, shared } = view;
  const editable = page.mayChange && !reply?.closed && !reply?.refused;
  const live = current && !current.withdrawn ? current : null;
  const title = t('checklists.exception.title', { name: entity.name });
  const self = links.exceptions[entity.id] ?? links.self;
  return (
    <QuestionFrame view={view} links={links} here={title} title={title}>
      <p>{t('checklists.exception.lead', { name: entity.name })}</p>
      <QuestionHead view={view} titled />
      <div className="with-side">
        <div>
          {reply?.stale && (
            <StaleChoice view={view} theirs={reply.stale.theirs} values={reply.values} links={{ self }} />
          )}
          <Standing view={{ ...view, reader: { ...view.reader, mayAnswer: page.mayChange } }} reply={reply} />
          <VerdictNotice view={view} answerId={live?.id ?? null} version={live?.version ?? 0} />
          {editable && <ExceptionForm page={page} self={self} links={links} reply={reply} />}
          {!editable && reply && <KeptText values={reply.values} />}
          {!editable && live && (
            <>
              <p className="typed">{live.exceptionReason}</p>
              <AnswerSummary
                checklist={checklist}
                words={words}
                answer={{ ...live, at: live.updatedAt, by: live.updatedBy?.name ?? null }}
              />
            </>
          )}
        </div>
        <aside className="stack">
          <AnswerSummary
            checklist={checklist}
            words={words}
            answer={shared}
            heading={t('checklists.exception.shared')}
          />
          {editable && live && <Withdraw page={page} self={self} />}
        </aside>
      </div>
    </QuestionFrame>
  );
}

function ExceptionForm({ page, self, links, reply }: ExceptionPageProps & { self: string }) {
  const t = useT();
  const { view, entity, current } = page;
  const live = current && !current.withdrawn ? current : null;
  const values = reply?.stale ? mergedValues(reply.values, reply.stale.theirs) : reply?.values;
  const form = values && { errors: reply?.errors, values };
  return (
    <KeptForm view={view} entityId={entity.id} autosave={links.autosave} refused={reply !== undefined}>
      <form method="post" action={self} className="answer card">
        {reply?.errors && (
          <Notice tone="bad" live>
            <p>{t('common.error.form')}</p>
            {reply.errors.form && <p>{t('common.error.unknown_field')}</p>}
          </Notice>
        )}
        <input type="hidden" name="version" value={values?.version ?? current?.version ?? 0} />
        <input type="hidden" name="entity" value={entity.id} />
        <TextArea
          name="reason"
          label={t('checklists.exception.reason', { name: entity.name })}
          hint={t('checklists.exception.reason_hint')}
          rows={2}
          value={live?.exceptionReason ?? ''}
          form={form}
        />
        <AnswerFields
          scale={view.checklist.scale}
          oneScore={view.words.oneScore}
          naAllowed={view.words.naAllowed}
          kept={live}
          form={form}
        />
        <p className="save-state" role="status" data-save-state="" />
        <div className="answer-acts">
          <Button kind="primary" name="act" value="save">
            {t('checklists.exception.save')}
          </Button>
          <ButtonLink href={links.self} kind="plain">
            {t('checklists.exception.back')}
          </ButtonLink>
        </div>
      </form>
    </KeptForm>
  );
}

function Withdraw({ page: { entity, current }, self }: { page: ExceptionView; self: string }) {
  const t = useT();
  return (
    <form method="post" action={self} className="card">
      <input type="hidden" name="act" value="withdraw" />
      <input type="hidden" name="version" value={current?.version ?? 0} />
      <input type="hidden" name="entity" value={entity.id} />
      <p className="small">{t('checklists.exception.withdraw_hint')}</p>
      <Button kind="danger" small>
        {t('checklists.exception.withdraw')}
      </Button>
    </form>
  );
}
