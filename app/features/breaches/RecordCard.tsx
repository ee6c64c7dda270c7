import { SENDING_WAYS } from '#app/domain/breach-notifying.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { PreparationView } from './view-notifications.server.ts';

interface RecordProps {
  view: PreparationView;
  form: FormState | undefined;
}

/** Records a notification as it was sent; one that lacks something is folded, so that completing it comes first. */
export function RecordCard({ view, form }: RecordProps) {
  const t = useT();
  const lacking = view.prepared.missing.length > 0;
  const asked = lacking || form?.errors?.incomplete_reason !== undefined;
  if (!lacking) {
    return (
      <section className="card" aria-labelledby="prep-record">
        <h2 id="prep-record">{t('notifications.prep.record')}</h2>
        <p className="soft">{t('notifications.prep.record_hint')}</p>
        <RecordFields view={view} form={form} asksReason={asked} />
      </section>
    );
  }
  return (
    <details className="card" open={form?.values?.intent === 'record'}>
      <summary>{t('notifications.prep.anyway')}</summary>
      <p className="soft">{t('notifications.prep.anyway_hint')}</p>
      <RecordFields view={view} form={form} asksReason={asked} />
    </details>
  );
}

function RecordFields({ view, form, asksReason }: RecordProps & { asksReason: boolean }) {
  const t = useT();
  const { prepared, formKey, senderName } = view;
  const ways = SENDING_WAYS.map((way) => ({ value: way, label: t(`notifications.way.${way}`) }));
  return (
    <form method="post" className="stack">
      <FormKey value={form?.values?.form_key ?? formKey} />
      <input type="hidden" name="to" value={prepared.to} />
      <input type="hidden" name="stage" value={prepared.stage} />
      <input type="hidden" name="seen" value={prepared.seen} />
      {asksReason && <TextArea name="incomplete_reason" label={t('notifications.prep.reason')} rows={3} form={form} />}
      <TextField
        name="sent"
        label={t('notifications.prep.sent')}
        hint={t('notifications.prep.sent_hint')}
        form={form}
      />
      <SelectField name="way" label={t('notifications.prep.way')} options={ways} form={form} />
      <TextField name="sent_by" label={t('notifications.prep.by')} value={senderName} maxLength={200} form={form} />
      <TextField
        name="reference"
        label={t('notifications.prep.reference')}
        hint={t('notifications.prep.reference_hint')}
        maxLength={200}
        optional
        form={form}
      />
      <div>
        <Button kind="primary" name="intent" value="record">
          {t('notifications.prep.act')}
        </Button>
      </div>
    </form>
  );
}
