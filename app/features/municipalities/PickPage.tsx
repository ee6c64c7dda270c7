import { formatKbo } from '#app/domain/kbo.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';

export interface PickRow {
  nis: string;
  name: string;
  province: string;
  gemeenteKbo: string;
  ocmwKbo: string;
  known: boolean;
}

interface PickPageProps {
  text: string;
  rows: readonly PickRow[];
  /** How many were found; `rows` holds the first of them. */
  found: number;
  names: readonly string[];
  crumbs: readonly Crumb[];
  here: string;
  chooseHref: (nis: string) => string;
  byHandHref: string;
}

/** The first step of taking a municipality on: which one, out of the public registers or by hand. */
export function PickPage({ text, rows, found, names, crumbs, here, chooseHref, byHandHref }: PickPageProps) {
  const t = useT();
  return (
    <Page title={t('municipalities.pick.title')} lead={t('municipalities.pick.lead')} crumbs={crumbs}>
      <form method="get" action={here} className="filters">
        <div className="field">
          <label htmlFor="q">{t('municipalities.pick.search')}</label>
          <input id="q" name="q" type="search" list="names" defaultValue={text} maxLength={100} autoComplete="off" />
          <datalist id="names">
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <Button kind="primary">{t('common.search')}</Button>
      </form>
      {text !== '' && <p role="status">{t('municipalities.pick.found', { n: found })}</p>}
      {rows.length > 0 && <PickTable rows={rows} chooseHref={chooseHref} />}
      {found > rows.length && <p className="soft">{t('municipalities.pick.more', { n: rows.length })}</p>}
      <p>
        <a href={byHandHref}>{t('municipalities.pick.by_hand')}</a>
      </p>
      <p className="soft small">{t('municipalities.pick.source')}</p>
    </Page>
  );
}

function PickTable({ rows, chooseHref }: Pick<PickPageProps, 'rows' | 'chooseHref'>) {
  const t = useT();
  return (
    <div className="wide-table">
      <Table
        caption={t('municipalities.pick.title')}
        columns={[
          { key: 'name', label: t('municipalities.name') },
          { key: 'choose', label: t('municipalities.pick.choose') },
          { key: 'nis', label: t('municipalities.form.nis') },
          { key: 'gemeente', label: t('municipalities.pick.gemeente') },
          { key: 'ocmw', label: t('municipalities.pick.ocmw') },
          { key: 'province', label: t('municipalities.province') },
        ]}
        rows={rows.map((row) => ({
          key: row.nis,
          cells: [
            row.name,
            row.known ? (
              <Status key="choose" tone="quiet">
                {t('municipalities.pick.already')}
              </Status>
            ) : (
              <ButtonLink key="choose" small href={chooseHref(row.nis)}>
                {t('municipalities.pick.choose')}
                <span className="visually-hidden">: {row.name}</span>
              </ButtonLink>
            ),
            row.nis,
            <span key="gemeente" className="nowrap">
              {formatKbo(row.gemeenteKbo)}
            </span>,
            <span key="ocmw" className="nowrap">
              {formatKbo(row.ocmwKbo)}
            </span>,
            row.province,
          ],
        }))}
      />
    </div>
  );
}
