import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { isOver, PeriodText, RoleState } from './Period.tsx';
import type { LocalPeopleProps, ShownAccess } from './people-view.ts';

/** Who of a municipality can sign in, and as what. */
export function AccessList({ access, mayInvite, today, formHref }: LocalPeopleProps) {
  const t = useT();
  const present = access.filter((one) => !isOver(one, today));
  const past = access.filter((one) => isOver(one, today));
  return (
    <section>
      <div className="section-head">
        <h2>{t('people.access')}</h2>
        {mayInvite && (
          <ButtonLink small href={formHref({ form: 'invite' })}>
            {t('people.invite')}
          </ButtonLink>
        )}
      </div>
      <p className="soft">{t('people.access_lead')}</p>
      {present.length === 0 ? (
        <EmptyState title={t('people.no_access')}>{mayInvite && <p>{t('people.no_access_todo')}</p>}</EmptyState>
      ) : (
        <AccessTable rows={present} today={today} endHref={mayInvite ? formHref : null} />
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('people.past_count', { n: past.length })}</summary>
          <AccessTable rows={past} today={today} endHref={null} />
        </details>
      )}
    </section>
  );
}

interface AccessTableProps {
  rows: readonly ShownAccess[];
  today: string;
  endHref: LocalPeopleProps['formHref'] | null;
}

function AccessTable({ rows, today, endHref }: AccessTableProps) {
  const t = useT();
  return (
    <div className="wide-table">
      <Table
        caption={t('people.access')}
        columns={[
          { key: 'name', label: t('people.name') },
          { key: 'role', label: t('people.role') },
          { key: 'period', label: t('people.period') },
          { key: 'state', label: t('people.state') },
          ...(endHref ? [{ key: 'act', label: t('people.end_membership') }] : []),
        ]}
        rows={rows.map((one) => ({
          key: one.id,
          cells: [
            <span key="name">
              {one.name}
              <br />
              <span className="soft small wrap-anywhere">{one.email}</span>
            </span>,
            <span key="role">
              {t(`access.roles.${one.role}`)}
              {one.entities.length > 0 && (
                <span className="soft small"> ({one.entities.map((e) => e.name).join(', ')})</span>
              )}
            </span>,
            <PeriodText key="period" {...one} today={today} />,
            one.hasPassword === false && !one.suspended ? (
              <Status key="state" tone="warning">
                {t('people.invited')}
              </Status>
            ) : (
              <RoleState key="state" {...one} today={today} />
            ),
            ...(endHref
              ? [
                  <a key="act" href={endHref({ form: 'end', membership: one.id })}>
                    {t('people.end_membership')} <span className="visually-hidden">{one.name}</span>
                  </a>,
                ]
              : []),
          ],
        }))}
      />
    </div>
  );
}
