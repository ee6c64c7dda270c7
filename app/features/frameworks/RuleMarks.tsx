import { useT } from '#app/i18n/context.tsx';
import type { RequirementNode } from '#db/frameworks/format.ts';

/** How much a question weighs, of whom it is asked, and upon which answer. */
export function RuleMarks({
  weight,
  applies_to: kinds = [],
  follows,
}: Pick<RequirementNode, 'weight' | 'applies_to' | 'follows'>) {
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
