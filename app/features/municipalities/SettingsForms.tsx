import { ENTITY_KINDS, ORGANS_OF } from '#app/domain/municipality.ts';
import { seenEntity } from '#app/domain/seen.ts';
import { useT } from '#app/i18n/context.tsx';
import { type FormState, SelectField, TextField } from '#app/ui/Field.tsx';
import { Seen } from '#app/ui/Seen.tsx';
import { RegimeFields } from './RegimeFields.tsx';
import { Frame, type OpenFormProps } from './SettingsFormFrame.tsx';
import { type OpenForm, regimeOn } from './settings-view.ts';

/** The form that the address of the settings page asks for, one at a time. */
export function OpenSettingsForm(props: OpenFormProps) {
  const t = useT();
  const { open } = props;
  switch (open.form) {
    case 'add_entity':
      return (
        <Frame {...props} title={t('municipalities.settings.add_entity')}>
          <SelectField
            name="kind"
            label={t('municipalities.field.kind')}
            options={ENTITY_KINDS.map((kind) => ({ value: kind, label: t(`common.entity.${kind}`) }))}
            value="agb"
            form={props.form}
          />
          <NumberFields form={props.form} />
        </Frame>
      );
    case 'change_entity':
      return (
        <Frame {...props} title={t('municipalities.settings.change_entity', { name: open.entity.name })}>
          <input type="hidden" name="entity" value={open.entity.id} />
          <Seen
            present={seenEntity(open.entity)}
            labels={{
              name: t('municipalities.field.entity_name'),
              kbo: t('municipalities.form.kbo'),
              ovo: t('municipalities.form.ovo'),
            }}
            form={props.form}
          />
          <NumberFields form={props.form} entity={open.entity} />
        </Frame>
      );
    case 'start_coverage':
      return <StartCoverage {...props} open={open} />;
    case 'end_coverage':
      return <EndCoverage {...props} open={open} />;
    case 'set_regime':
      return <SetRegime {...props} open={open} />;
    case 'add_organ':
      return <AddOrgan {...props} open={open} />;
    case 'end_municipality':
      return <EndMunicipality {...props} />;
  }
}

type Of<Form extends OpenForm['form']> = OpenFormProps & { open: Extract<OpenForm, { form: Form }> };

function NumberFields({
  form,
  entity,
}: {
  form: FormState | undefined;
  entity?: { name: string; kbo: string | null; ovo: string | null };
}) {
  const t = useT();
  return (
    <>
      <TextField
        name="name"
        label={t('municipalities.field.entity_name')}
        value={entity?.name}
        form={form}
        maxLength={200}
      />
      <TextField
        name="kbo"
        label={t('municipalities.form.kbo')}
        hint={t('municipalities.form.kbo_hint')}
        value={entity?.kbo ?? ''}
        form={form}
        maxLength={30}
      />
      <TextField
        name="ovo"
        label={t('municipalities.form.ovo')}
        hint={t('municipalities.form.ovo_hint')}
        value={entity?.ovo ?? ''}
        form={form}
        maxLength={30}
      />
    </>
  );
}

function StartCoverage(props: Of<'start_coverage'>) {
  const t = useT();
  const { open, form, today } = props;
  return (
    <Frame {...props} title={t('municipalities.settings.add_coverage_for', { name: open.entity.name })}>
      <input type="hidden" name="entity" value={open.entity.id} />
      <TextField name="from" type="date" label={t('municipalities.form.from')} value={today} form={form} />
      <TextField
        name="until"
        type="date"
        label={t('municipalities.form.until')}
        hint={t('municipalities.form.until_hint')}
        form={form}
        optional
      />
      <TextField name="note" label={t('municipalities.field.note')} form={form} maxLength={1_000} optional />
    </Frame>
  );
}

function EndCoverage(props: Of<'end_coverage'>) {
  const t = useT();
  const { open, form } = props;
  return (
    <Frame {...props} title={t('municipalities.settings.end_coverage_for', { name: open.entity.name })}>
      <input type="hidden" name="coverage" value={open.coverage.id} />
      <TextField
        name="until"
        type="date"
        label={t('municipalities.form.until')}
        hint={t('municipalities.settings.end_coverage_hint')}
        value={open.coverage.untilOn ?? ''}
        form={form}
        optional
      />
    </Frame>
  );
}

function SetRegime(props: Of<'set_regime'>) {
  const t = useT();
  const { open, form, today } = props;
  const { code, entity } = open;
  const title = t('municipalities.settings.set_regime_for', { regime: t(`terms.regime.${code}`), name: entity.name });
  return (
    <Frame {...props} title={title} lead={t('municipalities.settings.set_regime_hint')}>
      <input type="hidden" name="entity" value={entity.id} />
      <input type="hidden" name="code" value={code} />
      <RegimeFields
        code={code}
        kind={entity.kind}
        names={{ applicability: 'applicability', level: 'level', reason: 'reason' }}
        present={regimeOn(entity, code, today).counts ?? undefined}
        form={form}
      />
      <p className="hint">{t('municipalities.field.reason_hint')}</p>
      <TextField name="from" type="date" label={t('municipalities.field.since')} value={today} form={form} />
    </Frame>
  );
}

function AddOrgan(props: Of<'add_organ'>) {
  const t = useT();
  const { open, form } = props;
  return (
    <Frame {...props} title={t('municipalities.settings.add_organ_for', { name: open.entity.name })}>
      <input type="hidden" name="entity" value={open.entity.id} />
      <SelectField
        name="kind"
        label={t('municipalities.field.kind')}
        options={ORGANS_OF[open.entity.kind].map((kind) => ({ value: kind, label: t(`municipalities.organ.${kind}`) }))}
        form={form}
      />
      <TextField name="name" label={t('municipalities.field.organ_name')} form={form} maxLength={200} />
    </Frame>
  );
}

function EndMunicipality(props: OpenFormProps) {
  const t = useT();
  const { form, today, successors } = props;
  return (
    <Frame
      {...props}
      title={t('municipalities.settings.end')}
      lead={`${t('municipalities.settings.end_lead')} ${t('municipalities.settings.end_access_hint')}`}
      danger={t('municipalities.settings.end_confirm')}
    >
      <TextField name="last_day" type="date" label={t('municipalities.field.last_day')} value={today} form={form} />
      <SelectField
        name="successor"
        label={t('municipalities.field.successor')}
        options={[
          { value: '', label: t('municipalities.field.no_successor') },
          ...successors.map((one) => ({ value: one.slug, label: one.name })),
        ]}
        form={form}
      />
    </Frame>
  );
}
