import { type SeenValues, seenText } from '#app/domain/seen.ts';
import { useT } from '#app/i18n/context.tsx';
import type { FormState } from './Field.tsx';
import { Notice } from './Notice.tsx';

interface SeenProps {
  /** The values that the thing has now. */
  present: SeenValues;
  /** The words for its fields. */
  labels: Readonly<Record<string, string>>;
  form: FormState | undefined;
}

/** Carries what the reader saw; where somebody else changed it meanwhile, shows what is there now beside what was typed. */
export function Seen({ present, labels, form }: SeenProps) {
  const t = useT();
  return (
    <>
      <input type="hidden" name="seen" value={seenText(present)} />
      {form?.errors?.seen && (
        <Notice tone="warning" title={t('common.changed_meanwhile.title')} live>
          <p>{t('common.changed_meanwhile.text')}</p>
          <dl className="facts">
            {Object.entries(present).map(([name, value]) => (
              <div key={name}>
                <dt>{labels[name] ?? name}</dt>
                <dd>{value || '–'}</dd>
              </div>
            ))}
          </dl>
        </Notice>
      )}
    </>
  );
}
