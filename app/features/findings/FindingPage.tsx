import { useT } from '#app/i18n/context.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import type { FindingLine } from '#db/queries/findings.server.ts';
import { FindingList } from './FindingList.tsx';
import { AddFinding } from './FindingPanel.tsx';
import type { Back } from './finding-forms.ts';
import type { FindingsView } from './view-findings.server.ts';

interface Props {
  view: FindingsView;
  crumbs: readonly Crumb[];
  back: Back;
  form: FormState | undefined;
  links: { move: (finding: number) => string; question: (line: FindingLine) => string };
}

/** One finding with what became of it; after a form that was refused, with all that was typed in it. */
export function FindingPage({ view, crumbs, back, form, links }: Props) {
  const t = useT();
  return (
    <Page title={t('findings.one')} crumbs={crumbs} narrow>
      <Refused form={form} />
      <section className="card findings" aria-label={t('findings.one')}>
        <FindingList view={view} back={back} links={links} form={form} />
      </section>
    </Page>
  );
}

/** One more finding at a question, beside those that are there. */
export function NewFindingPage(props: Omit<Props, 'links'> & { action: string; move: (finding: number) => string }) {
  const t = useT();
  const { view, crumbs, back, form, action, move } = props;
  return (
    <Page title={t('findings.add')} crumbs={crumbs} narrow>
      <Refused form={form} />
      <section className="card findings" aria-label={t('findings.add')}>
        <AddFinding view={view} back={back} action={action} form={form ?? {}} />
      </section>
      {view.lines.length > 0 && (
        <section className="card findings" aria-labelledby="findings">
          <h2 id="findings">{t('findings.heading')}</h2>
          <FindingList view={view} back={back} links={{ move }} />
        </section>
      )}
    </Page>
  );
}

function Refused({ form }: { form: FormState | undefined }) {
  const t = useT();
  if (!form?.errors) return null;
  return (
    <Notice tone="bad" live>
      <p>{form.errors.form?.[0] ? t(form.errors.form[0]) : t('findings.kept')}</p>
    </Notice>
  );
}
