import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { SelectField, TextField } from '#app/ui/Field.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { Table } from '#app/ui/Table.tsx';
import { isOver, PeriodText, RoleState } from './Period.tsx';
import { type PeopleQuery, SHOWS } from './people-query.ts';
import type { ShownPerson, ShownRole } from './people-view.ts';
import { RoleText, SecondFactor } from './RoleText.tsx';

interface PeopleListProps {
  service: string;
  people: readonly ShownPerson[];
  query: PeopleQuery;
  today: string;
  nav: readonly SubNavLine[];
  here: string;
  inviteHref: string;
  personHref: (id: number) => string;
}

/** Everybody of the service with their roles. */
export function PeopleListPage(props: PeopleListProps) {
  const { service, people, query, nav, here, inviteHref } = props;
  const t = useT();
  return (
    <Page
      title={t('people.service_title')}
      lead={t('people.service_lead', { service })}
      actions={
        <ButtonLink kind="primary" href={inviteHref}>
          {t('people.invite')}
        </ButtonLink>
      }
    >
      <SubNav label={t('settings.navigation')} lines={nav} current={here} />
      <form method="get" action={here} className="filters">
        <TextField name="q" type="search" label={t('people.search')} value={query.q} maxLength={100} />
        <SelectField
          name="show"
          label={t('people.show')}
          options={SHOWS.map((show) => ({ value: show, label: t(`people.show_${show}`) }))}
          value={query.show}
        />
        <Button>{t('common.filter')}</Button>
        {(query.q !== '' || query.show !== 'active') && <a href={here}>{t('common.clear_filters')}</a>}
      </form>
      <p className="soft">{t('people.count', { n: people.length })}</p>
      {people.length === 0 ? (
        <EmptyState title={t('people.empty')}>
          <a href={here}>{t('common.clear_filters')}</a>
        </EmptyState>
      ) : (
        <PeopleTable {...props} />
      )}
    </Page>
  );
}

function PeopleTable({ people, today, personHref }: PeopleListProps) {
  const t = useT();
  return (
    <div className="wide-table">
      <Table
        caption={t('people.service_title')}
        columns={[
          { key: 'name', label: t('people.name') },
          { key: 'roles', label: t('people.role') },
          { key: 'state', label: t('people.state') },
          { key: 'factor', label: t('people.second_factor') },
        ]}
        rows={people.map((person) => ({
          key: person.id,
          cells: [
            <span key="name">
              <a href={personHref(person.id)}>{person.name}</a>
              <br />
              <span className="soft small wrap-anywhere">{person.email}</span>
            </span>,
            <RoleLines key="roles" roles={person.roles} today={today} />,
            <PersonState key="state" person={person} today={today} />,
            <SecondFactor key="factor" has={person.hasSecondFactor} />,
          ],
        }))}
      />
    </div>
  );
}

/** The roles of a person, those that are over left out unless nothing else remains. */
function RoleLines({ roles, today }: { roles: readonly ShownRole[]; today: string }) {
  const present = roles.filter((role) => !isOver(role, today));
  return (
    <ul className="plain-list">
      {(present.length > 0 ? present : roles.slice(-1)).map((role) => (
        <li key={role.id}>
          <RoleText role={role} />{' '}
          <span className="soft small">
            <PeriodText {...role} today={today} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function PersonState({ person, today }: { person: ShownPerson; today: string }) {
  const t = useT();
  const present = person.roles.filter((role) => !isOver(role, today));
  const first = present.find((role) => role.suspended) ?? present[0] ?? person.roles.at(-1);
  if (!first) return null;
  const invited = present.length > 0 && !first.suspended && !person.hasPassword;
  return invited ? <Status tone="warning">{t('people.invited')}</Status> : <RoleState {...first} today={today} />;
}
