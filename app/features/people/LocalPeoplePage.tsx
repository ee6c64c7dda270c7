import { useT } from '#app/i18n/context.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { SubNav } from '#app/ui/SubNav.tsx';
import { AccessList } from './AccessList.tsx';
import { EndForm } from './EndForm.tsx';
import { FunctionList } from './FunctionList.tsx';
import { FunctionForm, LocalInviteForm } from './LocalForms.tsx';
import type { LocalForm, LocalPeopleProps } from './people-view.ts';

/** The people of one municipality: who does what, and who can sign in. */
export function LocalPeoplePage(props: LocalPeopleProps) {
  const { municipality, open, mayInvite, form } = props;
  const t = useT();
  return (
    <Page title={municipality.name} lead={t('people.lead', { municipality: municipality.name })} crumbs={props.crumbs}>
      <SubNav label={municipality.name} lines={props.nav} current={props.here} />
      <div className="stack">
        {form?.errors && <Notice tone="bad" title={t('common.error.form')} live />}
        {mayInvite && open && <OpenLocalForm {...props} open={open} />}
        <FunctionList {...props} />
        <AccessList {...props} />
      </div>
    </Page>
  );
}

function OpenLocalForm(props: LocalPeopleProps & { open: LocalForm }) {
  const { open, here, form } = props;
  if (open.form === 'invite') return <LocalInviteForm {...props} />;
  if (open.form === 'end') return <EndForm person={open.role} role={open.role} here={here} form={form} />;
  return (
    <FunctionForm
      present={open.form === 'change_function' ? open.function : null}
      today={props.today}
      here={here}
      form={form}
    />
  );
}
