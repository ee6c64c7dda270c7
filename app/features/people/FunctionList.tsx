import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Table } from '#app/ui/Table.tsx';
import { PeriodText } from './Period.tsx';
import type { LocalPeopleProps, ShownFunction } from './people-view.ts';

/** Who does what in a municipality. */
export function FunctionList({ functions, mayInvite, today, formHref }: LocalPeopleProps) {
  const t = useT();
  const present = functions.filter((one) => one.untilOn === null || one.untilOn >= today);
  const past = functions.filter((one) => !present.includes(one));
  return (
    <section>
      <div className="section-head">
        <h2>{t('people.functions')}</h2>
        {mayInvite && (
          <ButtonLink small href={formHref({ form: 'add_function' })}>
            {t('people.add_function')}
          </ButtonLink>
        )}
      </div>
      <p className="soft">{t('people.functions_lead')}</p>
      {present.length === 0 ? (
        <EmptyState title={t('people.no_functions')}>{mayInvite && <p>{t('people.no_functions_todo')}</p>}</EmptyState>
      ) : (
        <FunctionTable rows={present} today={today} changeHref={mayInvite ? formHref : null} />
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('people.past_count', { n: past.length })}</summary>
          <FunctionTable rows={past} today={today} changeHref={null} />
        </details>
      )}
    </section>
  );
}

interface FunctionTableProps {
  rows: readonly ShownFunction[];
  today: string;
  changeHref: LocalPeopleProps['formHref'] | null;
}

function FunctionTable({ rows, today, changeHref }: FunctionTableProps) {
  const t = useT();
  return (
    <div className="wide-table">
      <Table
        caption={t('people.functions')}
        columns={[
          { key: 'function', label: t('people.function') },
          { key: 'name', label: t('people.name') },
          { key: 'reach', label: t('people.email') },
          { key: 'phone', label: t('people.phone') },
          { key: 'period', label: t('people.period') },
          ...(changeHref ? [{ key: 'act', label: t('common.change') }] : []),
        ]}
        rows={rows.map((one) => ({
          key: one.id,
          cells: [
            t(`people.functions_of.${one.function}`),
            one.name,
            one.email ? (
              <a key="reach" href={`mailto:${one.email}`}>
                {one.email}
              </a>
            ) : (
              '–'
            ),
            one.phone || '–',
            <PeriodText key="period" {...one} today={today} />,
            ...(changeHref
              ? [
                  <a key="act" href={changeHref({ form: 'change_function', function: one.id })}>
                    {t('common.change')} <span className="visually-hidden">{one.name}</span>
                  </a>,
                ]
              : []),
          ],
        }))}
      />
    </div>
  );
}
