import type { ReactNode } from 'react';
import { EXTENSION_GROUNDS } from '#app/domain/data-request.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { ActMarks } from './ActMarks.tsx';
import type { RequestForm } from './request-form.ts';
import type { RequestView } from './view-request.server.ts';

interface Props {
  view: RequestView;
  form: FormState | undefined;
}

/** Everything that can be done about a request, one form each, in the order in which it is mostly done. */
export function Acts({ view, form }: Props) {
  const t = useT();
  const { request, may } = view;
  if (!may.note) return null;
  const of = (intent: string) => (form?.values?.intent === intent ? form : undefined);
  const show = (Form: (props: Props) => ReactNode, intent: string) => <Form view={view} form={of(intent)} />;
  const checked = request.identityCheckedAt !== null;
  return (
    <section className="card stack no-print" aria-labelledby="acts-title">
      <h2 id="acts-title">{t('requests.acts.title')}</h2>
      {!may.act && <p>{t(may.reopen ? 'requests.acts.closed' : 'requests.acts.closed_spoc')}</p>}
      {may.reopen && show(Reopen, 'reopen')}
      {may.act && !checked && request.identityAskedAt === null && show(AskIdentity, 'ask_identity')}
      {may.act && !checked && show(CheckIdentity, 'check_identity')}
      {may.act && checked && show(Answer, 'answer')}
      {may.act && !checked && (
        <p className="soft small">
          {t('requests.acts.answer.title')}: {t('request_terms.closing_problem.identity_unchecked')}
        </p>
      )}
      {may.act && request.extendedAt === null && show(Extend, 'extend')}
      {may.act && show(Refuse, 'refuse')}
      {may.act && show(Withdraw, 'withdraw')}
      {show(Note, 'note')}
    </section>
  );
}

interface ActProps extends Props {
  intent: RequestForm['intent'];
  children: ReactNode;
}

/** One act, folded until it is wanted or was refused. */
function Act({ intent, view, form, children }: ActProps) {
  const t = useT();
  return (
    <details open={form !== undefined} className="act">
      <summary>{t(`requests.acts.${intent}.title`)}</summary>
      <form method="post" action="?" className="stack">
        <p className="hint">{t(`requests.acts.${intent}.hint`)}</p>
        <ActMarks intent={intent} view={view} form={form} />
        {children}
        <div>
          <Button>{t(`requests.acts.${intent}.act`)}</Button>
        </div>
      </form>
    </details>
  );
}

/** When it was done: left empty it is now. */
function When({ name, form }: { name: string; form: FormState | undefined }) {
  const t = useT();
  const [label, hint] = [t('requests.acts.when'), t('requests.acts.when_hint')];
  return <TextField name={name} label={label} hint={hint} maxLength={40} form={form} optional />;
}

interface SaidProps {
  name: string;
  label: string;
  form: FormState | undefined;
  hint?: string;
  optional?: boolean;
}

function Said({ name, label, form, hint, optional = false }: SaidProps) {
  return <TextArea name={name} label={label} hint={hint} rows={3} maxLength={4_000} form={form} optional={optional} />;
}

function AskIdentity({ view, form }: Props) {
  const t = useT();
  return (
    <Act intent="ask_identity" view={view} form={form}>
      <When name="asked_at" form={form} />
      <Said name="asked_note" label={t('requests.acts.ask_identity.note')} form={form} optional />
    </Act>
  );
}

function CheckIdentity({ view, form }: Props) {
  const t = useT();
  return (
    <Act intent="check_identity" view={view} form={form}>
      <When name="checked_at" form={form} />
      <TextField
        name="identity_how"
        label={t('requests.acts.check_identity.how')}
        hint={t('requests.acts.check_identity.how_hint')}
        maxLength={1_000}
        form={form}
      />
    </Act>
  );
}

function Answer({ view, form }: Props) {
  const t = useT();
  return (
    <Act intent="answer" view={view} form={form}>
      <When name="answered_at" form={form} />
      <Said
        name="answer"
        label={t('requests.acts.answer.text')}
        hint={t('requests.acts.answer.text_hint')}
        form={form}
      />
    </Act>
  );
}

function Extend({ view, form }: Props) {
  const t = useT();
  return (
    <Act intent="extend" view={view} form={form}>
      <When name="extended_at" form={form} />
      <RadioField
        name="extension_ground"
        label={t('requests.columns.extension_ground')}
        form={form}
        options={EXTENSION_GROUNDS.map((value) => ({ value, label: t(`request_terms.extension.${value}`) }))}
      />
      <Said name="extension_reason" label={t('requests.columns.extension_reason')} form={form} />
    </Act>
  );
}

function Refuse({ view, form }: Props) {
  const t = useT();
  const grounds = view.grounds.map((value) => ({ value, label: t(`request_terms.ground.${value}`) }));
  return (
    <Act intent="refuse" view={view} form={form}>
      <When name="refused_at" form={form} />
      <SelectField
        name="refusal_ground"
        label={t('requests.columns.refusal_ground')}
        form={form}
        options={[{ value: '', label: t('requests.choose') }, ...grounds]}
      />
      <Said
        name="refusal_reason"
        label={t('requests.columns.refusal_reason')}
        hint={t('requests.acts.refuse.reason_hint')}
        form={form}
      />
    </Act>
  );
}

function Withdraw({ view, form }: Props) {
  const t = useT();
  return (
    <Act intent="withdraw" view={view} form={form}>
      <When name="withdrawn_at" form={form} />
      <Said name="withdrawn_note" label={t('requests.acts.withdraw.note')} form={form} optional />
    </Act>
  );
}

function Reopen({ view, form }: Props) {
  const t = useT();
  return (
    <Act intent="reopen" view={view} form={form}>
      <Said
        name="reopen_reason"
        label={t('requests.acts.reopen.reason')}
        hint={t('requests.acts.reopen.reason_hint')}
        form={form}
      />
    </Act>
  );
}

function Note({ view, form }: Props) {
  const t = useT();
  return (
    <Act intent="note" view={view} form={form}>
      <Said name="note" label={t('requests.acts.note.text')} form={form} />
    </Act>
  );
}
