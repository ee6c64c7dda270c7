import { ROLES } from '#app/domain/access.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Table } from '#app/ui/Table.tsx';
import { EndForm } from './EndForm.tsx';
import { HandOver, type HandOverView } from './HandOver.tsx';
import { isOver, PeriodText, RoleState } from './Period.tsx';
import { PersonActs } from './PersonActs.tsx';
import type { ShownPerson, ShownRole } from './people-view.ts';
import { RoleFields } from './RoleFields.tsx';
import { RoleText } from './RoleText.tsx';

export interface PersonPageProps {
  person: ShownPerson;
  today: string;
  /** Which form the address asks for: a new role, or the end of one. */
  open: 'grant' | ShownRole | null;
  municipalities: readonly { slug: string; name: string }[];
  isSelf: boolean;
  formKey: string;
  handOver: HandOverView;
  crumbs: readonly Crumb[];
  here: string;
  formHref: (query: Record<string, string | number>) => string;
  form?: FormState | undefined;
}

/** One person as the administrator keeps them: roles, second factor, access, and what is in their hands. */
export function PersonPage(props: PersonPageProps) {
  const { person, open, crumbs, form } = props;
  const t = useT();
  return (
    <Page title={person.name} lead={person.email} crumbs={crumbs}>
      {form?.errors && (
        <Notice tone="bad" title={t('common.error.form')} live>
          {form.errors.person?.map((key) => (
            <p key={key}>{t(key)}</p>
          ))}
        </Notice>
      )}
      <div className="stack">
        {open === 'grant' && <GrantForm {...props} />}
        {open !== null && open !== 'grant' && <EndForm {...props} role={open} />}
        <Roles {...props} />
        <HandOver name={person.name} view={props.handOver} formKey={props.formKey} here={props.here} form={form} />
        <PersonActs {...props} />
      </div>
    </Page>
  );
}

function Roles({ person, today, formHref }: PersonPageProps) {
  const t = useT();
  return (
    <section>
      <div className="section-head">
        <h2>{t('people.roles_of', { name: person.name })}</h2>
        <ButtonLink small href={formHref({ form: 'grant' })}>
          {t('people.grant')}
        </ButtonLink>
      </div>
      <Table
        caption={t('people.roles_of', { name: person.name })}
        columns={[
          { key: 'role', label: t('people.role') },
          { key: 'period', label: t('people.period') },
          { key: 'state', label: t('people.state') },
          { key: 'act', label: t('people.act') },
        ]}
        rows={person.roles.map((role) => ({
          key: role.id,
          cells: [
            <RoleText key="role" role={role} />,
            <PeriodText key="period" {...role} today={today} />,
            <RoleState key="state" {...role} today={today} />,
            isOver(role, today) ? (
              '–'
            ) : (
              <a key="act" href={formHref({ form: 'end', membership: role.id })}>
                {t('people.end_membership')}
              </a>
            ),
          ],
        }))}
      />
    </section>
  );
}

function GrantForm({ municipalities, formKey, today, here, form }: PersonPageProps) {
  const t = useT();
  return (
    <section className="card form-card" aria-labelledby="form-title">
      <h2 id="form-title">{t('people.grant')}</h2>
      <p className="soft">{t('people.grant_lead')}</p>
      <form method="post">
        <input type="hidden" name="intent" value="grant" />
        <FormKey value={formKey} />
        <RoleFields roles={ROLES} municipalities={municipalities} today={today} form={form} />
        <div className="row">
          <Button kind="primary">{t('people.grant')}</Button>
          <ButtonLink kind="plain" href={here}>
            {t('common.cancel')}
          </ButtonLink>
        </div>
      </form>
    </section>
  );
}
