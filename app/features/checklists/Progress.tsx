import { useT } from '#app/i18n/context.tsx';

/** How many questions are answered, as a bar with its figures beside it. */
export function Progress({ answered, total }: { answered: number; total: number }) {
  const t = useT();
  const width = total === 0 ? 0 : Math.round((answered / total) * 1000) / 10;
  return (
    <span className="answered-bar">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="8" className="answered-ground" />
        <rect width={width} height="8" className="answered-done" />
      </svg>
      <span className="small">{t('checklists.answered_of', { answered, total })}</span>
    </span>
  );
}
