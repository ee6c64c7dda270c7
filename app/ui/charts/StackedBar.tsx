import { useT } from '#app/i18n/context.tsx';
import { Shape, type Tone } from '../Status.tsx';

export interface Segment {
  tone: Tone;
  label: string;
  value: number;
}

/** Parts of a whole as one bar, with the total unless the label tells it (`untold`); the legend below it is its table: shape, word and number of each part. */
export function StackedBar({
  label,
  segments,
  untold,
}: {
  label: string;
  segments: readonly Segment[];
  untold?: boolean;
}) {
  const t = useT();
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  const shown = segments.filter((segment) => segment.value > 0);
  let x = 0;
  const bars = shown.map((segment) => {
    const width = (segment.value / Math.max(1, total)) * 100;
    const bar = { ...segment, x, width };
    x += width;
    return bar;
  });
  return (
    <figure className="chart stacked">
      <figcaption>
        {label} {!untold && <span className="soft small">{t('charts.total', { n: total })}</span>}
      </figcaption>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="4" className="track" />
        {bars.map((bar) => (
          <rect
            key={bar.label}
            x={bar.x}
            width={Math.max(0, bar.width - 0.25)}
            height="4"
            className={`fill ${bar.tone}`}
          />
        ))}
      </svg>
      <ul className="legend">
        {segments.map((segment) => (
          <li key={segment.label} className={segment.value === 0 ? 'soft' : undefined}>
            <span className={`tone ${segment.tone}`}>
              <Shape tone={segment.tone} />
            </span>
            {segment.label} <strong>{segment.value}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}
