import type { ImportNote } from '#app/domain/import-plan.ts';
import type { ImportFault } from '#app/domain/import-rows.ts';
import { formatKbo } from '#app/domain/kbo.ts';
import type { Period } from '#app/domain/municipality.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatDay } from '#app/i18n/format.ts';
import { isMessageKey, type Translate } from '#app/i18n/translate.ts';

/** A fault as a sentence: what is wrong, and what to do. */
export function faultText(t: Translate, fault: ImportFault): string {
  const { value, column, detail = '' } = fault;
  const named = fault.why === 'unknown_municipality' && detail ? 'unknown_likely' : fault.why;
  const known = fault.why === 'no_such_entity' && (value === 'gemeente' || value === 'ocmw');
  return t(`importing.fault.${named}`, {
    value: known ? t(`common.entity.${value}`) : value,
    detail: fault.why === 'kbo_other' && detail ? formatKbo(detail) : detail,
    column: column ? t(`importing.column.${column}`) : '',
  });
}

/** Where it is: sheet, row and column, as far as they are known. */
export function placeText(t: Translate, { sheet, row, letter }: ImportFault): string {
  const name = sheet || t('importing.only_sheet');
  if (row === undefined) return sheet ? t('importing.where_sheet', { sheet }) : name;
  return letter
    ? t('importing.where_cell', { sheet: name, row, letter })
    : t('importing.where_row', { sheet: name, row });
}

/** What a row does or meets, as a sentence. */
export function noteText(t: Translate, language: Language, note: ImportNote): string {
  const period = (of: Period) => {
    const from = formatDay(language, of.fromOn);
    if (of.untilOn === null) return t('importing.period_from', { from });
    return t('importing.period', { from, until: formatDay(language, of.untilOn) });
  };
  const { kinds = [], state, present = '' } = note;
  const entities = kinds.length > 1 ? t('common.pair') : kinds.map((kind) => t(`common.entity.${kind}`)).join('');
  return t(`importing.note.${note.what}`, {
    entities,
    name: note.name ?? '',
    function: note.function ? t(`people.functions_of.${note.function}`) : '',
    day: note.what === 'ended' ? formatDay(language, present) : '',
    period: note.period ? period(note.period) : '',
    state: state ? `${t(`terms.regime.${state.code}`)} ${stateText(t, state)}` : '',
    present: presentText(),
  });

  function presentText(): string {
    if (note.presentPeriod) return period(note.presentPeriod);
    if (note.presentState)
      return [stateText(t, note.presentState), present && `“${present}”`].filter(Boolean).join(', ');
    if (note.what === 'kbo_conflict') return present ? formatKbo(present) : t('importing.no_number');
    return present;
  }
}

function stateText(t: Translate, { applicability, level }: NonNullable<ImportNote['presentState']>): string {
  const key = `municipalities.level.${level}`;
  return [t(`terms.applicability.${applicability}`), level && isMessageKey(key) ? t(key) : '']
    .filter(Boolean)
    .join(', ');
}
