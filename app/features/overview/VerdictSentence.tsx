import type { PlainVerdict } from '#app/domain/overview.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { scoreText } from '#app/i18n/words.ts';

/** The result in plain words: passed or not, and what stands in the way. */
export function VerdictSentence({ verdict, scale }: { verdict: PlainVerdict; scale: 'maturity' | 'compliance' }) {
  const t = useT();
  const language = useLanguage();
  const { kind, keyMeasures, total, unanswered } = verdict;
  const score = (value: number | null) => scoreText(language, scale, value);
  const why = [
    unanswered > 0 && t('overview.why.unanswered', { n: unanswered }),
    keyMeasures.below > 0 && t('overview.why.key', { n: keyMeasures.below, target: score(keyMeasures.target) }),
    total && t('overview.why.total', { score: score(total.score), target: score(total.target) }),
  ].filter((each) => typeof each === 'string');
  if (kind === 'no_threshold') return <p className="verdict-sentence">{t('overview.why.no_threshold')}</p>;
  return (
    <p className="verdict-sentence">
      <strong>{t(`terms.verdict.${kind}`)}:</strong>{' '}
      {why.length > 0 ? why.join('; ') : kind === 'pass' ? t('overview.why.pass') : t('overview.why.other')}
      {'.'}
    </p>
  );
}
