import { BREACH_ROLES } from '#app/domain/breach.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextField } from '#app/ui/Field.tsx';
import type { BreachHead } from './breach-head.ts';

/** In which role the entity stands, for whom it processes, and which processor told it what happened. */
export function RoleCard({ head, form }: { head: BreachHead; form: FormState | undefined }) {
  const t = useT();
  const language = useLanguage();
  const { breach, may } = head;
  const { role, controllerName, processorName, processorToldAt } = breach;
  const told = processorToldAt && formatMoment(language, processorToldAt);
  return (
    <section className="card" aria-labelledby="role-title">
      <h2 id="role-title">{t('breaches.role.title')}</h2>
      <p>
        <strong>{t(`breach_terms.role.${role}`)}</strong>
      </p>
      {role === 'processor' && <p>{t('breaches.role.for', { name: controllerName })}</p>}
      {processorName && (
        <p>{told ? t('breaches.role.processor_said', { name: processorName, at: told }) : processorName}</p>
      )}
      {may.handle && (
        <details className="no-print" open={form !== undefined}>
          <summary>{t('breaches.role.change')}</summary>
          <RoleForm breach={breach} form={form} />
        </details>
      )}
    </section>
  );
}

function RoleForm({ breach, form }: { breach: BreachHead['breach']; form: FormState | undefined }) {
  const t = useT();
  const { role, controllerName, processorName, processorToldAt } = breach;
  return (
    <form method="post" action="?index" className="stack">
      <input type="hidden" name="intent" value="role" />
      <input type="hidden" name="version" value={breach.version} />
      <RadioField
        name="role"
        label={t('breaches.role.label', { entity: breach.entity })}
        form={form}
        value={role}
        options={BREACH_ROLES.map((value) => ({ value, label: t(`breach_terms.role.${value}`) }))}
      />
      <TextField
        name="controller_name"
        label={t('breaches.role.controller_name')}
        hint={t('breaches.role.controller_hint')}
        maxLength={200}
        form={form}
        value={controllerName}
        optional
      />
      <TextField
        name="processor_name"
        label={t('breaches.role.processor_name')}
        hint={t('breaches.role.processor_hint')}
        maxLength={200}
        form={form}
        value={processorName}
        optional
      />
      <TextField
        name="processor_told"
        label={t('breaches.role.processor_told')}
        hint={t('breaches.aware.at_hint')}
        maxLength={40}
        form={form}
        value={processorToldAt ? writeMoment({ precision: 'minute', at: processorToldAt }) : ''}
        optional
      />
      <div>
        <Button>{t('common.save')}</Button>
      </div>
    </form>
  );
}
