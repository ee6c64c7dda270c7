import type { EntityKind } from '#app/domain/municipality.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { CheckField, SelectField, TextField } from '#app/ui/Field.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { ListQuery } from './list-query.ts';

export interface ListedRow {
  slug: string;
  name: string;
  nisCode: string | null;
  province: string | null;
  endedOn: string | null;
  entities: { kind: EntityKind; name: string; coveredSince: string | null }[];
  spocs: string[];
}

interface MunicipalityListProps {
  rows: readonly ListedRow[];
  provinces: readonly string[];
  query: ListQuery;
  here: string;
  municipalityHref: (slug: string) => string;
  /** Null for somebody who may not take a municipality on. */
  onboardHref: string | null;
  importHref: string | null;
}

/** All municipalities of the service, with what is covered today. */
export function MunicipalityListPage(props: MunicipalityListProps) {
  const { rows, provinces, query, here, onboardHref, importHref } = props;
  const t = useT();
  const filtered = Object.values(query).some(Boolean);
  const onboard = onboardHref && importHref && (
    <>
      <ButtonLink href={importHref}>{t('importing.link')}</ButtonLink>
      <ButtonLink kind="primary" href={onboardHref}>
        {t('municipalities.onboard')}
      </ButtonLink>
    </>
  );
  return (
    <Page title={t('municipalities.title')} lead={t('municipalities.lead')} actions={onboard}>
      <ListFilters query={query} provinces={provinces} here={here} filtered={filtered} />
      {rows.length === 0 ? (
        <EmptyState title={t(filtered ? 'municipalities.empty_filter' : 'municipalities.empty')}>
          {filtered ? (
            <a href={here}>{t('common.clear_filters')}</a>
          ) : (
            <>
              <p>{t('municipalities.empty_todo')}</p>
              {importHref && (
                <p>
                  <a href={importHref}>{t('importing.link')}</a>
                </p>
              )}
            </>
          )}
        </EmptyState>
      ) : (
        <>
          <p className="soft">{t('municipalities.count', { n: rows.length })}</p>
          <ListTable {...props} />
        </>
      )}
    </Page>
  );
}

function ListTable({ rows, provinces, municipalityHref }: MunicipalityListProps) {
  const t = useT();
  const language = useLanguage();
  const places = provinces.length > 0;
  return (
    <div className="wide-table">
      <Table
        caption={t('municipalities.title')}
        columns={[
          { key: 'name', label: t('municipalities.name') },
          { key: 'covered', label: t('municipalities.covered_today') },
          { key: 'entities', label: t('municipalities.entities') },
          { key: 'spoc', label: t('municipalities.spoc') },
          ...(places ? [{ key: 'province', label: t('municipalities.province') }] : []),
        ]}
        rows={rows.map((row) => ({
          key: row.slug,
          cells: [
            <span key="name">
              <a href={municipalityHref(row.slug)}>{row.name}</a>
              {row.endedOn && (
                <>
                  {' '}
                  <Status tone="quiet">
                    {t('municipalities.ended_on', { day: formatDay(language, row.endedOn) })}
                  </Status>
                </>
              )}
            </span>,
            <Covered key="covered" row={row} />,
            row.entities.map((entity) => t(`common.entity.${entity.kind}`)).join(', '),
            row.spocs.length > 0 ? (
              row.spocs.join(', ')
            ) : (
              <span key="spoc" className="soft">
                {t('municipalities.no_spoc')}
              </span>
            ),
            ...(places ? [row.province ?? '–'] : []),
          ],
        }))}
      />
    </div>
  );
}

/** Which entities are covered today, and since when. */
function Covered({ row }: { row: ListedRow }) {
  const t = useT();
  const language = useLanguage();
  const covered = row.entities.filter((entity) => entity.coveredSince !== null);
  if (covered.length === 0) return <Status tone="quiet">{t('municipalities.not_covered')}</Status>;
  return (
    <ul className="plain-list">
      {covered.map((entity) => (
        <li key={entity.name}>
          <Status tone="good">{t(`common.entity.${entity.kind}`)}</Status>{' '}
          <span className="soft small nowrap">
            {t('people.since', { day: formatDay(language, entity.coveredSince ?? '') })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ListFilters({
  query,
  provinces,
  here,
  filtered,
}: Pick<MunicipalityListProps, 'query' | 'provinces' | 'here'> & { filtered: boolean }) {
  const t = useT();
  const all = { value: '', label: t('common.all') };
  const covered = (['pair', 'ocmw', 'gemeente', 'none'] as const).map((value) => ({
    value,
    label: t(`municipalities.covered_${value}`),
  }));
  return (
    <form method="get" action={here} className="filters no-print">
      <TextField name="q" type="search" label={t('municipalities.search')} value={query.q} maxLength={100} />
      <SelectField
        name="covered"
        label={t('municipalities.covered_today')}
        options={[all, ...covered]}
        value={query.covered}
      />
      {provinces.length > 0 && (
        <SelectField
          name="province"
          label={t('municipalities.province')}
          options={[all, ...provinces.map((province) => ({ value: province, label: province }))]}
          value={query.province}
        />
      )}
      <CheckField name="ended" label={t('municipalities.ended_shown')} checked={query.ended === 'yes'} />
      <Button>{t('common.filter')}</Button>
      {filtered && <a href={here}>{t('common.clear_filters')}</a>}
    </form>
  );
}
