import type { ListLine } from '#app/domain/incident-lists.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';

interface Props {
  line: ListLine | null;
  form: FormState | undefined;
}

/** What went wrong with the form of a line, and whether the line is out of use. */
export function LineNotices({ line, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const said = form?.errors?.version?.[0] ?? form?.errors?.form?.[0];
  return (
    <>
      {form?.errors && (
        <Notice tone="bad" live>
          <p>{t(said ?? 'common.error.form')}</p>
        </Notice>
      )}
      {line?.retiredAt && (
        <Notice tone="warning">
          <p>{t('incident_lists.out_of_use', { day: formatMoment(language, line.retiredAt) })}</p>
        </Notice>
      )}
    </>
  );
}

/** Which version was on screen, so that somebody else's change is never written over. */
function Seen({ line }: Pick<Props, 'line'>) {
  return (
    <>
      <input type="hidden" name="version" value={line?.version ?? 0} />
      <input type="hidden" name="in_use" value={line?.retiredAt ? 'no' : 'yes'} />
    </>
  );
}

/** How a line is called, after the hidden fields of every save. */
export function LineWords({ line, form }: Props) {
  const t = useT();
  return (
    <>
      <input type="hidden" name="intent" value="keep" />
      <Seen line={line} />
      <TextField
        name="title_nl"
        label={t('incident_lists.title_nl')}
        value={line?.titleNl}
        maxLength={120}
        form={form}
      />
      <TextField
        name="title_en"
        label={t('incident_lists.title_en')}
        hint={t('incident_lists.title_en_hint')}
        value={line?.titleEn}
        maxLength={120}
        form={form}
        optional
      />
    </>
  );
}

/** The button under the form, which takes a retired line in use again. */
export function KeepButton({ line }: Pick<Props, 'line'>) {
  const t = useT();
  return <Button kind="primary">{t(line?.retiredAt ? 'incident_lists.use_again' : 'common.save')}</Button>;
}

/** Takes a line out of use. */
export function RetireForm({ line, hint }: { line: ListLine; hint: string }) {
  const t = useT();
  return (
    <section className="card form-card" aria-labelledby="retire">
      <h2 id="retire">{t('incident_lists.retire_title')}</h2>
      <p className="soft">{hint}</p>
      <form method="post">
        <input type="hidden" name="intent" value="retire" />
        <Seen line={line} />
        <Button>{t('incident_lists.retire')}</Button>
      </form>
    </section>
  );
}
