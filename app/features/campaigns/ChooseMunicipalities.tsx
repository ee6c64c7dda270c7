import type { LaunchCandidate } from '#app/domain/campaign.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import { FieldErrors, type FormState } from '#app/ui/Field.tsx';

interface ChooseProps {
  candidates: readonly LaunchCandidate[];
  form: FormState;
  legend: string;
  /** Which these are, where they are not all that the service covers today. */
  hint?: string;
  /** Everything is ticked until somebody chose otherwise, or those with these slugs. */
  all?: boolean | readonly string[];
}

/** Which municipalities get a checklist: a list of ticks, with a search box where scripts run. */
export function ChooseMunicipalities({ candidates, form, legend, hint, all = false }: ChooseProps) {
  const t = useT();
  const typed = form.values?.['municipality[]'];
  const chosen = typed === undefined ? null : new Set(typed.split(','));
  const isChosen = ({ id, slug }: LaunchCandidate) => {
    if (chosen !== null) return chosen.has(String(id));
    return typeof all === 'boolean' ? all : all.includes(slug);
  };
  const errors = form.errors?.municipality as MessageKey[] | undefined;
  return (
    <fieldset aria-describedby={errors ? 'municipality-error' : 'municipality-hint'}>
      <legend>
        <h2>{legend}</h2>
      </legend>
      <p className="hint" id="municipality-hint">
        {hint ?? t('campaigns.form.who_hint')}
      </p>
      <FieldErrors name="municipality" errors={errors} />
      <FieldErrors name="assignee" errors={form.errors?.assignee} />
      <choose-many
        data-search={t('campaigns.form.search')}
        data-all={t('campaigns.form.choose_all')}
        data-none={t('campaigns.form.choose_none')}
      >
        <div className="choices">
          {candidates.map((candidate) => (
            <label className="choice" key={candidate.id}>
              <input type="checkbox" name="municipality[]" value={candidate.id} defaultChecked={isChosen(candidate)} />
              <span>
                {candidate.name}{' '}
                <span className="soft small">
                  {candidate.entities.map((entity) => t(`common.entity.${entity.kind as 'gemeente'}`)).join(' + ')}
                </span>
              </span>
            </label>
          ))}
        </div>
      </choose-many>
    </fieldset>
  );
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Enhanced by app/enhance/choose-many.ts: a search box and two buttons over a list of checkboxes. */
      'choose-many': React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}
