import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { isOver } from './Period.tsx';
import type { ShownPerson } from './people-view.ts';
import { SecondFactor } from './RoleText.tsx';

interface PersonActsProps {
  person: ShownPerson;
  today: string;
  isSelf: boolean;
  formKey: string;
}

/** Suspend, let in again, take away a lost second factor, invite again. */
export function PersonActs({ person, today, isSelf, formKey }: PersonActsProps) {
  const t = useT();
  const suspended = person.roles.some((role) => role.suspended && !isOver(role, today));
  const off = isSelf ? t('people.problem.not_yourself') : undefined;
  return (
    <section>
      <h2>{t('people.act')}</h2>
      <div className="columns">
        <Act
          intent={suspended ? 'resume' : 'suspend'}
          title={t(suspended ? 'people.resume' : 'people.suspend')}
          lead={t(suspended ? 'people.resume_lead' : 'people.suspend_lead')}
          off={off}
          danger={!suspended}
        />
        <Act
          intent="reset_second_factor"
          title={t('people.reset_second_factor')}
          lead={t('people.reset_lead')}
          off={off ?? (person.hasSecondFactor ? undefined : t('people.second_factor_no'))}
          danger
        >
          <SecondFactor has={person.hasSecondFactor} />
        </Act>
        {!person.hasPassword && (
          <Act intent="resend" title={t('people.resend')} lead={t('people.resend_lead')} formKey={formKey} />
        )}
      </div>
    </section>
  );
}

interface ActProps {
  intent: string;
  title: string;
  lead: string;
  /** Why the act is off. */
  off?: string | undefined;
  danger?: boolean;
  formKey?: string;
  children?: ReactNode;
}

function Act({ intent, title, lead, off, danger, formKey, children }: ActProps) {
  return (
    <form method="post" className="card">
      <input type="hidden" name="intent" value={intent} />
      {formKey && <FormKey value={formKey} />}
      <h3>{title}</h3>
      {children}
      <p className="soft">{lead}</p>
      <Button kind={danger ? 'danger' : 'ordinary'} disabledReason={off}>
        {title}
      </Button>
    </form>
  );
}
