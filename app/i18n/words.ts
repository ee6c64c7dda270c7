import type { Age, Due } from '#app/domain/progress.ts';
import type { AnswerValues, Grade } from '#app/domain/review.ts';
import type { Language, MessageKey } from './catalogue.ts';
import { formatNumber } from './format.ts';
import { isMessageKey, type Translate } from './translate.ts';

/** `3 dagen te laat`, `vandaag`, `nog 12 dagen`. */
export function dueText(t: Translate, due: Due): string {
  return t(`terms.due.${due.kind}`, { n: due.n });
}

/** `12 dagen`, `3 mnd`, `2 jaar`. */
export function ageText(t: Translate, age: Age): string {
  return t(`terms.age.${age.unit}`, { n: age.n });
}

/** The name of a framework's level; a level that the product does not know bears its own code. */
export function levelText(t: Translate, level: string): string {
  const key = `terms.level.${level}`;
  return isMessageKey(key) ? t(key as MessageKey) : level;
}

/** A score as it is read: one decimal on the scale of 1 to 5, a whole percentage otherwise, a dash for none. */
export function scoreText(language: Language, scale: 'maturity' | 'compliance', score: number | null): string {
  if (score === null) return '–';
  return scale === 'maturity' ? formatNumber(language, shown(score), 1) : `${Math.floor(score)}\u00a0%`;
}

/** Cut rather than rounded up, so that 2.96 never reads as the 3.0 that it does not reach. */
function shown(score: number): number {
  return Math.floor(score * 10 + 1e-9) / 10;
}

/** What an answer or a verdict says, in one line. */
export function valuesText(t: Translate, values: AnswerValues): string {
  if (values.choice !== null) return t(`terms.choice.${values.choice}`);
  if (values.doc === null && values.impl === null) return '–';
  if (values.doc === 'na' && values.impl === 'na') return t('terms.choice.na');
  return `${t('terms.doc')} ${gradeText(t, values.doc)}, ${t('terms.impl').toLowerCase()} ${gradeText(t, values.impl)}`;
}

function gradeText(t: Translate, grade: Grade | null): string {
  return grade === null ? '–' : grade === 'na' ? t('terms.choice.na').toLowerCase() : grade;
}

/** The title that a row of the data holds in the reader's language. */
export function titleIn(language: Language, row: { titleNl: string; titleEn: string }): string {
  return language === 'nl' ? row.titleNl : row.titleEn;
}

/** The categories to choose from, with the one that something has already, which may be out of use. */
export function categoryOptions(
  language: Language,
  categories: readonly { id: number; titleNl: string; titleEn: string }[],
  own: { categoryId: number | null; categoryNl: string | null; categoryEn: string | null } | undefined,
): { value: string; label: string }[] {
  const options = categories.map((each) => ({ value: String(each.id), label: titleIn(language, each) }));
  const value = String(own?.categoryId ?? '');
  if (!own || value === '' || options.some((each) => each.value === value)) return options;
  const label = titleIn(language, { titleNl: own.categoryNl ?? '', titleEn: own.categoryEn ?? '' });
  return [...options, { value, label }];
}
