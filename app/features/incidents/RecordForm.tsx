import { TERNARY } from '#app/domain/incident.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextArea, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Cause, Choices } from './RecordChoices.tsx';
import type { IncidentView } from './view-incident.server.ts';

interface Props {
  view: IncidentView;
  form: FormState | undefined;
}

/** The record as it is filled in, saved as one over the version that was on screen. Folded away until it is wanted. */
export function RecordForm({ view, form }: Props) {
  const t = useT();
  const { values, incident } = view;
  const field = (name: string) => ({ name, form, value: values[name] });
  const ternary = TERNARY.map((value) => ({ value, label: t(`incidents.ternary.${value}`) }));
  return (
    <details className="card" open={form !== undefined}>
      <summary>
        <span className="summary-title">{t('incidents.page_of.change')}</span>
      </summary>
      {form?.errors?.version && (
        <Notice tone="warning" live>
          <p>{t('incidents.fault.stale')}</p>
        </Notice>
      )}
      <form method="post" action="?" className="stack">
        <input type="hidden" name="intent" value="record" />
        <input type="hidden" name="version" value={incident.version} />
        <TextField {...field('title')} label={t('incidents.page_of.title_field')} maxLength={200} />
        <TextArea {...field('description')} label={t('incidents.page_of.description')} rows={5} maxLength={10_000} />
        <Choices view={view} form={form} />
        <RadioField {...field('personal_data')} label={t('incidents.page_of.personal_data')} options={ternary} />
        <RadioField {...field('ongoing')} label={t('incidents.page_of.ongoing')} options={ternary} />
        {(['detected', 'occurred_from', 'occurred_until'] as const).map((name) => (
          <TextField
            key={name}
            {...field(name)}
            label={t(`incidents.page_of.${name}`)}
            hint={name === 'detected' ? t('incidents.page_of.moment_hint') : undefined}
            maxLength={40}
            optional
          />
        ))}
        <Cause view={view} form={form} />
        <TextArea {...field('systems')} label={t('incidents.page_of.systems')} rows={2} maxLength={2_000} optional />
        <TextField {...field('supplier')} label={t('incidents.page_of.supplier')} maxLength={200} optional />
        <TextArea {...field('impact')} label={t('incidents.page_of.impact')} rows={3} maxLength={4_000} optional />
        <TextField {...field('hours_lost')} label={t('incidents.page_of.hours_lost')} maxLength={10} optional />
        <TextArea
          {...field('measures')}
          label={t('incidents.page_of.measures')}
          hint={t('incidents.page_of.measures_hint')}
          rows={3}
          maxLength={10_000}
          optional
        />
        <TextArea {...field('lessons')} label={t('incidents.page_of.lessons')} rows={3} maxLength={10_000} optional />
        <div>
          <Button kind="primary">{t('common.save')}</Button>
        </div>
      </form>
    </details>
  );
}
