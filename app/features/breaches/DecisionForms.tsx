import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextArea } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { DecisionView } from './view-decision.server.ts';

const YES_NO = ['yes', 'no'] as const;

export function AdviceForm({ seen, form }: { seen: number; form: FormState | undefined }) {
  const t = useT();
  return (
    <form method="post" className="stack">
      <input type="hidden" name="intent" value="advice" />
      <input type="hidden" name="seen_advice" value={seen} />
      <RadioField
        name="advised"
        label={t('breach_decisions.advised')}
        form={form}
        options={YES_NO.map((value) => ({ value, label: t(`breach_decisions.notify.${value}`) }))}
      />
      <TextArea
        name="advice"
        label={t('breach_decisions.advice_text')}
        hint={t('breach_decisions.advice_hint')}
        rows={5}
        maxLength={10_000}
        form={form}
      />
      <div>
        <Button>{t('common.save')}</Button>
      </div>
    </form>
  );
}

/** Deciding, or knowingly replacing what was decided. */
export function DecideForm({ view, form }: { view: DecisionView; form: FormState | undefined }) {
  const t = useT();
  const [standing] = view.decisions;
  const fields = (
    <form method="post" className="stack">
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="replaces" value={standing?.version ?? 0} />
      {standing && (
        <Notice tone="warning">
          <p>{t('breach_decisions.replaces')}</p>
        </Notice>
      )}
      <RadioField
        name="notify"
        label={t('breach_decisions.which')}
        form={form}
        options={YES_NO.map((value) => ({ value, label: t(`breach_decisions.notify.${value}`) }))}
      />
      <TextArea name="reason" label={t('breach_decisions.reason')} rows={4} maxLength={10_000} form={form} />
      <TextArea
        name="against_advice"
        label={t('breach_decisions.against')}
        hint={t('breach_decisions.against_hint')}
        rows={2}
        maxLength={4_000}
        form={form}
        optional
      />
      <TextArea
        name="delay"
        label={t('breach_decisions.delay')}
        hint={t('breach_decisions.delay_hint')}
        rows={2}
        maxLength={4_000}
        form={form}
        optional
      />
      <div>
        <Button kind="primary">{t('breach_decisions.decide')}</Button>
      </div>
    </form>
  );
  if (!standing) return fields;
  return (
    <details className="no-print" open={form !== undefined}>
      <summary>{t('breach_decisions.decide_again')}</summary>
      {fields}
    </details>
  );
}
