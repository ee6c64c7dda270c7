import type { LaunchCandidate } from '#app/domain/campaign.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { CheckField, type FormState, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { ChooseMunicipalities } from './ChooseMunicipalities.tsx';

export interface AddPageProps {
  formKey: string;
  campaign: { title: string; dueOn: string };
  /** The day that is proposed: the campaign's own, or later where that has passed. */
  suggested: string;
  candidates: readonly LaunchCandidate[];
  form: FormState;
  links: { campaigns: string; campaign: string };
}

/** Asking a running campaign of one municipality more: which, and by when. */
export function AddPage({ formKey, campaign, suggested, candidates, form, links }: AddPageProps) {
  const t = useT();
  const language = useLanguage();
  const crumbs = [
    { label: t('campaigns.title'), href: links.campaigns },
    { label: campaign.title, href: links.campaign },
    { label: t('campaigns.add.title') },
  ];
  return (
    <Page title={t('campaigns.add.title')} lead={t('campaigns.add.lead')} crumbs={crumbs}>
      {form.errors && <Notice tone="bad" title={t('common.error.form')} live />}
      {candidates.length === 0 ? (
        <EmptyState title={t('campaigns.add.none')}>
          <p>{t('campaigns.add.none_hint')}</p>
          <a href={links.campaign}>{t('campaigns.change.back')}</a>
        </EmptyState>
      ) : (
        <form method="post" className="stack">
          <FormKey value={formKey} />
          <section className="card">
            <ChooseMunicipalities
              legend={t('campaigns.add.who')}
              hint={t('campaigns.add.who_hint')}
              candidates={candidates}
              form={form}
            />
          </section>
          <section className="card">
            <TextField
              name="due_on"
              type="date"
              label={t('campaigns.add.due')}
              hint={t('campaigns.add.due_hint', { due: formatDay(language, campaign.dueOn) })}
              value={suggested}
              form={form}
            />
            <CheckField
              name="from_last_year"
              checked={form.values === undefined || form.values.from_last_year !== undefined}
              label={
                <>
                  {t('next_year.launch.tick')} <span className="hint">{t('next_year.launch.tick_hint')}</span>
                </>
              }
            />
          </section>
          <Button kind="primary" name="intent" value="preview">
            {t('campaigns.add.preview')}
          </Button>
        </form>
      )}
    </Page>
  );
}
