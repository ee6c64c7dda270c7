import type { Band, Severity } from '#app/domain/breach-severity.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatNumber } from '#app/i18n/format.ts';
import { Status } from '#app/ui/Status.tsx';

const TONES = { low: 'good', medium: 'warning', high: 'bad', very_high: 'bad' } as const satisfies Record<Band, string>;

/** The formula with its terms, what it gives, and what practice makes of that. */
export function Outcome({ severity }: { severity: Severity }) {
  const t = useT();
  const language = useLanguage();
  const n = (value: number) => formatNumber(language, value, 2);
  const { dpc, ei, cbTotal, se, band, flags, suggests } = severity;
  const suggested = suggests.article34 ? 'article34' : suggests.article33 ? 'article33' : 'none';
  return (
    <div>
      <p>
        <Status tone={TONES[band]}>
          {t('breach_decisions.severity.score', { se: n(se), band: t(`breach_terms.severity.band.${band}`) })}
        </Status>
      </p>
      <p className="small">{t('breach_terms.severity.formula')}</p>
      <p className="small">
        {t('breach_terms.severity.worked', { dpc: n(dpc), ei: n(ei), cb: n(cbTotal), se: n(se) })}
      </p>
      {flags.manyPersons && <p className="small">{t('breach_terms.severity.flag.many_persons')}</p>}
      {flags.unintelligible && <p className="small">{t('breach_terms.severity.flag.unintelligible')}</p>}
      <p className="small soft">{t(`breach_terms.severity.suggests.${suggested}`)}</p>
    </div>
  );
}
