import type { Translate } from '#app/i18n/translate.ts';
import type { GridColumn, GridWords } from './grid-rows.ts';

const CHOICES = ['yes', 'partly', 'no', 'na'] as const;
const MARKS = ['returned', 'open', 'to_confirm', 'half', 'explanation', 'accepted', 'answered'] as const;

/** The columns of a checklist's table. */
export function columnsOf(checklist: { scale: string }, oneScore: boolean, hasPrevious: boolean): GridColumn[] {
  const values: GridColumn[] = checklist.scale === 'compliance' ? ['choice'] : oneScore ? ['doc'] : ['doc', 'impl'];
  return [...values, 'explanation', ...(hasPrevious ? ['previous' as const] : []), 'mark'];
}

/** The words of the rows in one language. */
export function gridWords(t: Translate, scale: 'maturity' | 'compliance'): GridWords {
  const grades = { ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, String(n)])), na: t('terms.short.na') };
  const choices = { ...Object.fromEntries(CHOICES.map((each) => [each, t(`terms.choice.${each}`)])), na: grades.na };
  return {
    values: scale === 'maturity' ? grades : choices,
    marks: Object.fromEntries(MARKS.map((mark) => [mark, t(`checklists.mark.${mark}`)])) as GridWords['marks'],
    reworded: t('next_year.last_year.reworded'),
    relations: {
      equal: t('grid.relation.equal'),
      intersect: t('grid.relation.intersect'),
      related: t('grid.relation.related'),
    },
    short: { doc: t('terms.short.doc'), impl: t('terms.short.impl') },
    key: t('terms.key_measure'),
    tick: t('grid.tick'),
    none: '–',
    exceptions: (n) => t('checklists.exceptions_n', { n }),
  };
}

const LIVE = [
  'pending',
  'all_saved',
  'row_saved',
  'row_saving',
  'row_kept',
  'row_wrong',
  'row_held',
  'row_stale',
  'row_stale_self',
  'row_refused',
  'row_closed',
  'failed',
  'offline',
  'expired',
  'sign_in',
  'stopped',
  'wrong',
  'wrong_one',
  'stale',
  'restored',
  'undo',
  'undone',
  'first_wrong',
  'too_wide',
  'too_many',
  'pasted',
  'mine',
  'theirs',
  'keep_mine',
  'keep_theirs',
  'merge',
  'empty',
  'tick_all',
] as const;
const FAULTS = ['other_scale', 'na_forbidden', 'na_both', 'explanation_required', 'too_long'] as const;

/** What the script of the table may say: `{name}`, `{time}` and the counts are left for it to fill in. */
export function liveTexts(t: Translate, scale: 'maturity' | 'compliance'): Record<string, string> {
  const open = { time: '{time}', name: '{name}', n: '{n}', rows: '{rows}', columns: '{columns}' };
  const live = LIVE.map((key) => [key, t(`grid.live.${key}`, open)]);
  const faults = FAULTS.map((key) => [`fault_${key}`, t(`checklists.fault.${key}`)]);
  const marks = MARKS.map((key) => [`mark_${key}`, t(`checklists.mark.${key}`)]);
  const words = Object.entries(gridWords(t, scale).values).map(([key, text]) => [`value_${key}`, text]);
  const options =
    scale === 'maturity'
      ? (['1', '2', '3', '4', '5', 'na'] as const).map((key) => [`option_${key}`, t(`terms.grade.${key}`)])
      : CHOICES.map((key) => [`option_${key}`, t(`terms.choice.${key}`)]);
  return Object.fromEntries([
    ...live,
    ...faults,
    ...marks,
    ...words,
    ...options,
    ['fault_unknown_value', t(`grid.keys.values_${scale}`)],
    ['unknown', t('checklists.history.unknown')],
  ]);
}
