import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { type FormState, TextField } from '#app/ui/Field.tsx';
import type { ShownRole } from './people-view.ts';

/** The end of one role, as both people pages show it. */
export function EndForm({
  person,
  role,
  here,
  form,
}: {
  person: { name: string };
  role: ShownRole;
  here: string;
  form?: FormState | undefined;
}) {
  const t = useT();
  const title = t('people.end_of', { role: t(`access.roles.${role.role}`), name: person.name });
  return (
    <section className="card form-card" aria-labelledby="form-title">
      <h2 id="form-title">{title}</h2>
      <form method="post">
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="membership" value={role.id} />
        <TextField
          name="until"
          type="date"
          label={t('people.until')}
          hint={t('people.end_hint')}
          value={role.untilOn ?? ''}
          form={form}
          optional
        />
        <div className="row">
          <Button kind="danger">{t('people.end_now')}</Button>
          <ButtonLink kind="plain" href={here}>
            {t('common.cancel')}
          </ButtonLink>
        </div>
      </form>
    </section>
  );
}
