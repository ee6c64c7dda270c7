import { useT } from '#app/i18n/context.tsx';
import type { RequirementNode } from '#db/frameworks/format.ts';

/** How much a question weighs, of whom and under which regime it is asked, and upon which answer. */
export function RuleMarks({
  weight,
  applies_to: kinds = [],
  regimes = [],
  follows,
}: Pick<RequirementNode, 'weight' | 'applies_to' | 'regimes' | 'follows'>) {
  const t = useT();
  return (
    <>
      {weight > 1 && <span className="chip">{t('frameworks.weight', { n: weight })}</span>}{' '}
      {kinds.length > 0 && (
        <span className="chip">
          {t('own_frameworks.only_for', {
            kinds: kinds.map((kind) => t(`common.entity.${kind as 'ocmw'}`)).join(', '),
          })}
        </span>
      )}{' '}
      {regimes.length > 0 && (
        <span className="chip">
          {t('own_frameworks.only_under', {
            regimes: regimes.map((regime) => t(`terms.regime.${regime as 'nis2'}`)).join(', '),
          })}
        </span>
      )}{' '}
      {follows && (
        <span className="chip">
          {t('own_frameworks.follows_mark', {
            code: follows.code,
            answers: follows.on.map((answer) => t(`terms.choice.${answer as 'yes'}`)).join(', '),
          })}
        </span>
      )}
    </>
  );
}
