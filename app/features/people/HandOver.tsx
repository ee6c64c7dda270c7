import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Table } from '#app/ui/Table.tsx';

interface ShownWork {
  checklistId: number;
  municipality: string;
  title: string;
  dueOn: string;
}

/** Open work, who could take it, and what the chosen person would get. */
export interface HandOverView {
  work: readonly ShownWork[];
  candidates: readonly { id: number; name: string; takes: number }[];
  chosen: { id: number; name: string; goes: readonly ShownWork[]; stays: readonly ShownWork[] } | null;
}

interface HandOverProps {
  name: string;
  view: HandOverView;
  formKey: string;
  here: string;
  form?: FormState | undefined;
}

/** Hands over what somebody has open: choose a person, see what happens, confirm. */
export function HandOver({ name, view, formKey, here, form }: HandOverProps) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t('people.hand_over')}</h2>
      {view.work.length === 0 ? (
        <p className="soft">{t('people.hand_over_none', { name })}</p>
      ) : (
        <>
          <p className="soft">{t('people.hand_over_lead', { name })}</p>
          <Picker view={view} here={here} form={form} />
          {view.chosen ? (
            <Preview view={view} chosen={view.chosen} formKey={formKey} />
          ) : (
            <WorkTable caption={t('people.hand_over')} work={view.work} />
          )}
        </>
      )}
    </section>
  );
}

function Picker({ view, here, form }: Pick<HandOverProps, 'view' | 'here' | 'form'>) {
  const t = useT();
  if (view.candidates.length === 0) {
    return (
      <Notice tone="warning">
        <p>{t('people.hand_over_nobody')}</p>
      </Notice>
    );
  }
  const all = view.work.length;
  return (
    <form method="get" action={here} className="filters">
      <SelectField
        name="to"
        label={t('people.hand_over_to')}
        options={[
          { value: '', label: t('people.hand_over_pick') },
          ...view.candidates.map((one) => ({
            value: String(one.id),
            label: t('people.hand_over_candidate', { name: one.name, n: one.takes, all }),
          })),
        ]}
        value={view.chosen ? String(view.chosen.id) : ''}
        form={form}
      />
      <Button>{t('people.hand_over_preview')}</Button>
    </form>
  );
}

function Preview({
  chosen,
  formKey,
}: {
  view: HandOverView;
  chosen: NonNullable<HandOverView['chosen']>;
  formKey: string;
}) {
  const t = useT();
  const { name, goes, stays } = chosen;
  return (
    <>
      <h3>{t('people.hand_over_goes', { n: goes.length, name })}</h3>
      <WorkTable caption={t('people.hand_over_goes', { n: goes.length, name })} work={goes} />
      {stays.length > 0 && (
        <>
          <h3>{t('people.hand_over_stays', { n: stays.length, name })}</h3>
          <WorkTable caption={t('people.hand_over_stays', { n: stays.length, name })} work={stays} />
        </>
      )}
      <form method="post" className="pager">
        <input type="hidden" name="intent" value="hand_over" />
        <input type="hidden" name="to" value={chosen.id} />
        <FormKey value={formKey} />
        <Button kind="primary">{t('people.hand_over_confirm')}</Button>
      </form>
    </>
  );
}

function WorkTable({ caption, work }: { caption: string; work: readonly ShownWork[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'title', label: t('people.checklist') },
        { key: 'municipality', label: t('people.municipality') },
        { key: 'due', label: t('people.due') },
      ]}
      rows={work.map((one) => ({
        key: one.checklistId,
        cells: [one.title, one.municipality, formatDay(language, one.dueOn)],
      }))}
    />
  );
}
