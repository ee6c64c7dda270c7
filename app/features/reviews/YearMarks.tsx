import type { YearComparison } from '#app/domain/review-year.ts';
import { useT } from '#app/i18n/context.tsx';
import { Status } from '#app/ui/Status.tsx';

const TONES = { none: 'accent', confirmed: 'good', unchanged: 'quiet', changed: 'warning' } as const;

/** How an answer stands to last year's, in colour, shape and word, with what differs. */
export function YearMarks({ year }: { year: YearComparison }) {
  const t = useT();
  return (
    <>
      <Status tone={TONES[year.mark]}>{t(`speed.year.mark.${year.mark}`)}</Status>
      {year.mark === 'changed' && (
        <span className="soft small block">
          {year.differs.map((each) => t(`speed.year.differs.${each}`)).join(', ')}
        </span>
      )}
    </>
  );
}
