import type { FormState } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { RequestForm } from './request-form.ts';
import type { RequestView } from './view-request.server.ts';

interface Props {
  intent: RequestForm['intent'];
  view: RequestView;
  form: FormState | undefined;
}

/** Which act a form is, on which version, and the key that lets it happen once. */
export function ActMarks({ intent, view, form }: Props) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="version" value={view.request.version} />
      <FormKey value={form?.values?.form_key ?? view.formKey} />
    </>
  );
}
