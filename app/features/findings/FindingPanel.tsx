import { SEVERITIES } from '#app/domain/finding.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { FindingList } from './FindingList.tsx';
import type { Back } from './finding-forms.ts';
import type { FindingsView } from './view-findings.server.ts';

interface Props {
  view: FindingsView;
  back: Back;
  links: { add: string; move: (finding: number) => string };
}

/** The findings at one question; a reviewer may add one, apart from the verdict. */
export function FindingPanel({ view, back, links }: Props) {
  const t = useT();
  if (view.lines.length === 0 && !view.may.judge) return null;
  return (
    <section className="card findings" aria-labelledby="findings">
      <h2 id="findings">{t('findings.heading')}</h2>
      {view.lines.length === 0 && <p className="soft">{t('findings.none')}</p>}
      <FindingList view={view} back={back} links={links} />
      {view.may.judge && <AddFinding view={view} back={back} action={links.add} />}
    </section>
  );
}

interface AddProps {
  view: FindingsView;
  back: Back;
  action: string;
  /** What was refused, with all that was typed. */
  form?: FormState | undefined;
}

export function AddFinding({ view, back, action, form }: AddProps) {
  const t = useT();
  return (
    <details open={form !== undefined}>
      <summary>
        <span className="summary-title">{t('findings.add')}</span>
      </summary>
      <p className="hint">{t('findings.add_hint')}</p>
      <form method="post" action={action}>
        <FormKey value={view.formKey} />
        <input type="hidden" name="back" value={back} />
        <RadioField
          name="severity"
          label={t('findings.severity_label')}
          value="medium"
          options={SEVERITIES.map((value) => ({ value, label: t(`findings.severity.${value}`) }))}
          form={form}
        />
        <TextArea name="text" label={t('findings.text')} rows={3} maxLength={4_000} form={form} />
        <TextArea name="measure" label={t('findings.measure')} rows={2} maxLength={4_000} form={form} optional />
        <TextField name="due_on" type="date" label={t('findings.due')} form={form} optional />
        <Button>{t('findings.save')}</Button>
      </form>
    </details>
  );
}
