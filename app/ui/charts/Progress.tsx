/** A small bar beside the number that it draws. */
export function Progress({ percent }: { percent: number }) {
  return (
    <span className="progress">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="10" rx="3" className="track" />
        <rect width={Math.min(100, Math.max(0, percent))} height="10" rx="3" className="fill" />
      </svg>
    </span>
  );
}
