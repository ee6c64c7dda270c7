import { type Action, PERMISSIONS, ROLES, type Role } from '#app/domain/access.ts';
import { useT } from '#app/i18n/context.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Shape } from '#app/ui/Status.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { Table } from '#app/ui/Table.tsx';

interface PermissionsPageProps {
  nav: readonly SubNavLine[];
  here: string;
  ownRoles: readonly Role[];
}

/** The permission table itself, action by role, with the reason of each line. */
export function PermissionsPage({ nav, here, ownRoles }: PermissionsPageProps) {
  const t = useT();
  const roles = ownRoles.map((role) => t(`access.roles.${role}`)).join(', ');
  return (
    <Page title={t('settings.permissions.title')} lead={t('settings.permissions.lead')}>
      <SubNav label={t('settings.navigation')} lines={nav} current={here} />
      <p>
        {t('settings.permissions.your_roles', { roles })} {t('settings.permissions.note')}
      </p>
      <div className="permissions">
        <Table
          caption={t('settings.permissions.title')}
          columns={[
            { key: 'action', label: t('settings.permissions.action') },
            ...ROLES.map((role) => ({ key: role, label: t(`access.roles.${role}`) })),
            { key: 'scope', label: t('settings.permissions.scope') },
          ]}
          rows={(Object.keys(PERMISSIONS) as Action[]).map((action) => ({
            key: action,
            cells: [
              <ActionCell key="action" action={action} />,
              ...ROLES.map((role) => <Mark key={role} allowed={allows(action, role)} />),
              t(`settings.permissions.scope_${PERMISSIONS[action].scope}`),
            ],
          }))}
        />
      </div>
    </Page>
  );
}

function allows(action: Action, role: Role): boolean {
  const roles: readonly Role[] = PERMISSIONS[action].roles;
  return roles.includes(role);
}

function Mark({ allowed }: { allowed: boolean }) {
  const t = useT();
  return (
    <span className={allowed ? 'mark good' : 'mark'}>
      {allowed && <Shape tone="good" />}
      <span className={allowed ? 'mark-word' : 'visually-hidden'}>
        {t(allowed ? 'settings.permissions.allowed' : 'settings.permissions.refused')}
      </span>
    </span>
  );
}

function ActionCell({ action }: { action: Action }) {
  const t = useT();
  return (
    <>
      {t(`settings.action.${action}`)}
      <br />
      <span className="soft small">
        <span className="visually-hidden">{t('settings.permissions.why')}: </span>
        {t(`access.why.${PERMISSIONS[action].why}`)}
      </span>
    </>
  );
}
