import { useT } from '#app/i18n/context.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { ShownRole } from './people-view.ts';

/** A role with where it applies. */
export function RoleText({ role }: { role: ShownRole }) {
  const t = useT();
  const where = role.municipality?.name ?? t('people.whole_service');
  const entities = role.entities.map((entity) => entity.name).join(', ');
  return (
    <>
      {t(`access.roles.${role.role}`)} · {where}
      {entities && ` (${entities})`}
    </>
  );
}

/** Whether somebody has a second factor. */
export function SecondFactor({ has }: { has: boolean | null }) {
  const t = useT();
  if (has) return <Status tone="good">{t('people.second_factor_yes')}</Status>;
  return <Status tone="quiet">{t('people.second_factor_no')}</Status>;
}
