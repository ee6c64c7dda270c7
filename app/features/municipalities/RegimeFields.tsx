import type { EntityKind } from '#app/domain/municipality.ts';
import { REGIME_RULES, type RegimeCode, startingApplicability } from '#app/domain/regime.ts';
import { useT } from '#app/i18n/context.tsx';
import { isMessageKey } from '#app/i18n/translate.ts';
import { type FormState, SelectField, TextArea } from '#app/ui/Field.tsx';

interface RegimeFieldsProps {
  code: RegimeCode;
  kind: EntityKind;
  /** Names of the three fields: `nis2`, `nis2_level`, `nis2_reason` for one. */
  names: { applicability: string; level: string; reason: string };
  present?: { applicability: string; level: string | null; reason: string } | undefined;
  form?: FormState | undefined;
}

/** Whether one regime applies to one entity, at which level, and why. */
export function RegimeFields({ code, kind, names, present, form }: RegimeFieldsProps) {
  const t = useT();
  const rule = REGIME_RULES[code];
  return (
    <fieldset className="regime">
      <legend>{t(`terms.regime.${code}`)}</legend>
      <div className="regime-fields">
        <SelectField
          name={names.applicability}
          label={t('municipalities.field.applicability')}
          options={rule.choices.map((choice) => ({ value: choice, label: t(`terms.applicability.${choice}`) }))}
          value={present?.applicability ?? startingApplicability(code, kind) ?? 'under_review'}
          form={form}
        />
        {rule.levels.length > 0 ? (
          <SelectField
            name={names.level}
            label={t('municipalities.field.level')}
            options={['', ...rule.levels].map((level) => ({ value: level, label: levelName(t, level) }))}
            value={present?.level ?? ''}
            form={form}
          />
        ) : (
          <input type="hidden" name={names.level} value="" />
        )}
        <TextArea
          name={names.reason}
          label={t('municipalities.field.reason')}
          rows={1}
          maxLength={2_000}
          value={present?.reason ?? ''}
          form={form}
        />
      </div>
    </fieldset>
  );
}

/** The name of a level; empty is none. */
export function levelName(t: ReturnType<typeof useT>, level: string): string {
  const key = `municipalities.level.${level || 'none'}`;
  return isMessageKey(key) ? t(key) : level;
}
