import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment, formatNumber } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextArea, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { ThresholdsView } from './set-thresholds.server.ts';

interface Props {
  view: ThresholdsView;
  nav: readonly SubNavLine[];
  here: string;
  form: FormState | undefined;
}

/** From which amounts an incident counts as significant for NIS2, and what they were before. */
export function ThresholdsPage({ view, nav, here, form }: Props) {
  const t = useT();
  const { now, seen, set } = view;
  return (
    <Page title={t('nis2.thresholds.title')} lead={t('nis2.thresholds.lead')}>
      <SubNav label={t('settings.navigation')} lines={nav} current={here} />
      <div className="stack">
        {form?.errors && (
          <Notice tone="bad" live>
            <p>{t(form.errors.seen?.[0] ?? 'common.error.form')}</p>
          </Notice>
        )}
        <form method="post" className="card form-card">
          <input type="hidden" name="seen" value={seen} />
          <TextField
            name="loss"
            label={t('nis2.thresholds.loss')}
            hint={t('nis2.thresholds.loss_hint')}
            inputMode="numeric"
            maxLength={9}
            value={String(now.lossEur)}
            form={form}
          />
          <TextField
            name="percent"
            label={t('nis2.thresholds.percent')}
            hint={t('nis2.thresholds.percent_hint')}
            inputMode="numeric"
            maxLength={3}
            value={String(now.turnoverPercent)}
            form={form}
          />
          <TextArea
            name="why"
            label={t('nis2.thresholds.why')}
            hint={t('nis2.thresholds.why_hint')}
            rows={3}
            maxLength={4_000}
            form={form}
          />
          <Button kind="primary">{t('common.save')}</Button>
        </form>
        <SetBefore set={set} />
      </div>
    </Page>
  );
}

/** What a service set, the latest first. */
function SetBefore({ set }: Pick<ThresholdsView, 'set'>) {
  const t = useT();
  const language = useLanguage();
  if (set.length === 0) return <p className="soft">{t('nis2.thresholds.usual')}</p>;
  return (
    <Table
      caption={t('nis2.thresholds.history')}
      showCaption
      columns={[
        { key: 'at', label: t('nis2.thresholds.since') },
        { key: 'loss', label: t('nis2.thresholds.loss'), number: true },
        { key: 'percent', label: t('nis2.thresholds.percent'), number: true },
        { key: 'why', label: t('nis2.thresholds.why') },
        { key: 'by', label: t('nis2.thresholds.by') },
      ]}
      rows={set.map((line) => ({
        key: line.id,
        cells: [
          formatMoment(language, line.at),
          formatNumber(language, line.lossEur),
          line.turnoverPercent,
          <span className="typed" key="why">
            {line.reason}
          </span>,
          line.by ?? '–',
        ],
      }))}
    />
  );
}
