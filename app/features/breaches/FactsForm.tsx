import { createElement } from 'react';
import { fieldsIn } from '#app/domain/breach-conditions.ts';
import type { Field, StepKey } from '#app/domain/breach-field.ts';
import type { FieldKey } from '#app/domain/breach-fields.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import type { BreachLinks } from './BreachShell.tsx';
import { FactField, type FactFieldProps } from './FactField.tsx';
import { fieldsOfStep } from './fact-proposals.ts';
import { type FactProblems, sameAnswers, shownAfter, typedOf, typedText } from './fact-values.ts';
import type { FactsView } from './view-facts.server.ts';

/** What comes back after a step that was not saved. */
export interface FactsAnswer extends FormState {
  problems?: FactProblems | undefined;
}

interface FactsFormProps {
  view: FactsView;
  step: StepKey;
  form: FactsAnswer | undefined;
  links: BreachLinks;
}

/**
 * The form of one step. Every field of it is there, so that a hidden answer is kept; which are shown is said by the same
 * conditions on the server and in `shown-when`.
 */
export function FactsForm({ view, step, form, links }: FactsFormProps) {
  const t = useT();
  const fields = fieldsOfStep(step);
  const version = view.steps[step]?.version ?? 0;
  const shown = shownNow(view, step, form);
  const any = fields.some(({ key }) => shown.has(key));
  const rules = {
    fields: fields.map(({ key, type, shownWhen }) => ({ key, type, shownWhen })),
    outside: view.outside,
    facts: view.facts,
  };
  const own = new Set<string>(fields.map(({ key }) => key));
  const hides = fields.some(({ shownWhen }) => shownWhen !== null && fieldsIn(shownWhen).some((key) => own.has(key)));
  const kept = { 'data-place': placeOf(links, step, version), 'data-kept': t('breach_facts.kept') };
  return createElement(
    'kept-form',
    kept,
    <form method="post" className="fact-form">
      <input type="hidden" name="version" value={version} />
      {createElement(
        'shown-when',
        { 'data-rules': JSON.stringify(rules) },
        <p className="soft" data-nothing="" hidden={any}>
          {t('breach_facts.nothing')}
        </p>,
        fields.map((field) => <FactField key={field.key} {...propsOf(view, field, form, shown)} />),
      )}
      <div className="row">
        <Button kind="primary" name="go" value="next">
          {t('breach_facts.save_next')}
        </Button>
        {hides && (
          <span data-without-script="">
            <Button name="go" value="stay">
              {t('breach_facts.save_stay')}
            </Button>
            <span className="hint block">{t('breach_facts.stay_hint')}</span>
          </span>
        )}
      </div>
    </form>,
  );
}

/** The name under which a window keeps what is typed over one version of a step. */
export function placeOf(links: BreachLinks, step: StepKey, version: number): string {
  return `${links.facts}/${step}@${version}`;
}

/** What is shown: by what was typed in vain, or else by what is saved and proposed. */
function shownNow(view: FactsView, step: StepKey, form: FactsAnswer | undefined): Set<string> {
  if (!form?.values) return new Set(view.shown);
  return shownAfter(typedOf(step, form.values), { step, values: view.values, facts: view.facts });
}

function propsOf(
  view: FactsView,
  field: Field<FieldKey>,
  form: FactsAnswer | undefined,
  shown: ReadonlySet<string>,
): FactFieldProps {
  const { key, type } = field;
  const value = view.values[key];
  const stands = typedText(field, value);
  const text = form?.values ? (form.values[type === 'multi' ? `${key}[]` : key] ?? '') : stands;
  const saved = view.saved[key];
  const stale = form?.errors?.form?.[0] === 'breach_facts.fault.stale';
  const other = text.replace(/\r\n/g, '\n').trim() !== typedText(field, saved).trim();
  const dossier = key === 'aware_at' || key === 'risk_outcome' ? view.dossier[key] : undefined;
  const differs = saved !== undefined && dossier !== undefined && !sameAnswers({ key: saved }, { key: dossier });
  return {
    field,
    hidden: !shown.has(key),
    text,
    proposed: saved === undefined && value !== undefined && text === stands && text !== '',
    problem: form?.problems?.[key],
    meanwhile: stale && other ? (saved ?? null) : undefined,
    differs: differs ? dossier : undefined,
  };
}
