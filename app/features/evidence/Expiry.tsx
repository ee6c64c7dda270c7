import { expiryOf } from '#app/domain/evidence.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Status, type Tone } from '#app/ui/Status.tsx';

const TONES: Record<'expired' | 60 | 30 | 7, Tone> = { expired: 'bad', 7: 'warning', 30: 'warning', 60: 'accent' };

/** Until when a piece is valid; near its end, or past it, in colour, shape and word. Days are `YYYY-MM-DD`. */
export function Expiry({ until, today }: { until: string | null; today: string }) {
  const t = useT();
  const language = useLanguage();
  if (until === null) return <span className="soft">{t('evidence_register.no_end')}</span>;
  const near = expiryOf(until, today);
  return (
    <span className="nowrap">
      {formatDay(language, until)}{' '}
      {near !== null && (
        <Status tone={TONES[near]}>
          {near === 'expired' ? t('evidence_register.expired') : t('evidence_register.within', { n: near })}
        </Status>
      )}
    </span>
  );
}
