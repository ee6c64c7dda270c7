import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { type FormState, TextArea } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { QuestionList } from './Contents.tsx';
import type { SubmissionView } from './view-checklist.server.ts';

interface SubmitPageProps {
  view: SubmissionView;
  links: {
    municipality: string;
    checklists: string;
    checklist: string;
    self: string;
    question: (code: string) => string;
  };
  form?: FormState | undefined;
  /** A post found questions that are still open. */
  incomplete?: boolean | undefined;
}

/** The last look before a checklist goes to the DPO: what is still open, and what the DPO will probably ask. */
export function SubmitPage({ view, links, form, incomplete }: SubmitPageProps) {
  const t = useT();
  const { checklist, open, withoutEvidence, unchanged } = view;
  const crumbs = [
    { label: checklist.municipality, href: links.municipality },
    { label: t('checklists.title'), href: links.checklists },
    { label: checklist.title, href: links.checklist },
    { label: t('checklists.submit.title') },
  ];
  return (
    <Page title={t('checklists.submit.title')} lead={t('checklists.submit.lead')} crumbs={crumbs}>
      <div className="stack submit-page">
        {incomplete && (
          <Notice tone="bad" live>
            <p>{t('checklists.submit.incomplete')}</p>
          </Notice>
        )}
        {open.length > 0 ? (
          <section>
            <h2>{t('checklists.submit.open_heading', { n: open.length })}</h2>
            <p>{t('checklists.submit.open_hint')}</p>
            <QuestionList questions={open} links={links} />
          </section>
        ) : (
          <Notice tone="good">
            <p>{t('checklists.submit.ready', { n: view.total })}</p>
          </Notice>
        )}
        {unchanged.length > 0 && (
          <section>
            <h2>{t('checklists.submit.unchanged_heading', { n: unchanged.length })}</h2>
            <p>{t('checklists.submit.unchanged_hint')}</p>
            <QuestionList questions={unchanged} links={links} />
          </section>
        )}
        {withoutEvidence.length > 0 && (
          <section>
            <h2>{t('checklists.submit.no_evidence_heading', { n: withoutEvidence.length })}</h2>
            <p>{t('checklists.submit.no_evidence_hint')}</p>
            <QuestionList questions={withoutEvidence} links={links} />
          </section>
        )}
        {open.length === 0 ? (
          <form method="post" action={links.self} className="card">
            <TextArea name="remark" label={t('checklists.submit.remark')} optional rows={3} form={form} />
            <Button kind="primary">{t('checklists.submit.confirm')}</Button>
          </form>
        ) : (
          <ButtonLink href={links.question(open[0]?.code ?? '')} kind="primary">
            {t('checklists.front.go_on', { n: open[0]?.number ?? 1 })}
          </ButtonLink>
        )}
      </div>
    </Page>
  );
}
