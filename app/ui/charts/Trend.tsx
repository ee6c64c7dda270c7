import { useT } from '#app/i18n/context.tsx';

export interface TrendPoint {
  key: string | number;
  /** Along the axis, such as a year or a day. */
  label: string;
  value: number;
  text: string;
}

interface TrendProps {
  label: string;
  min: number;
  max: number;
  target?: { value: number; text: string } | null;
  points: readonly TrendPoint[];
}

const WIDTH = 520;
const HEIGHT = 170;
const LEFT = 34;
const RIGHT = 34;
const TOP = 26;
const BOTTOM = 28;

/** How one value went over time, with its target as a dashed line and the figures in a table behind it. */
export function Trend({ label, min, max, target, points }: TrendProps) {
  const t = useT();
  const y = (value: number) => TOP + (1 - (value - min) / (max - min)) * (HEIGHT - TOP - BOTTOM);
  const step = points.length > 1 ? (WIDTH - LEFT - RIGHT) / (points.length - 1) : 0;
  const placed = points.map((point, index) => ({ ...point, x: LEFT + index * step, y: y(point.value) }));
  return (
    <figure className="chart trend">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(min)} y2={y(min)} className="grid" />
        {target && (
          <>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(target.value)}
              y2={y(target.value)}
              className="target"
              strokeDasharray="5 4"
            />
            <text x={WIDTH - RIGHT} y={y(target.value) - 5} textAnchor="end" className="target-text">
              {t('charts.target', { target: target.text })}
            </text>
          </>
        )}
        <polyline points={placed.map((point) => `${point.x},${point.y}`).join(' ')} className="line" />
        {placed.map((point) => (
          <g key={point.key}>
            <circle cx={point.x} cy={point.y} r="4.5" className="fill plain" />
            <text x={point.x} y={point.y - 10} textAnchor="middle" className="point-text">
              {point.text}
            </text>
            <text x={point.x} y={HEIGHT - 8} textAnchor="middle" className="axis-text">
              {point.label}
            </text>
          </g>
        ))}
      </svg>
      <Behind points={points} />
    </figure>
  );
}

/** The figures behind the line, for those who cannot see it. */
function Behind({ points }: Pick<TrendProps, 'points'>) {
  const t = useT();
  return (
    <details>
      <summary>{t('charts.as_table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('charts.what')}</th>
            <th scope="col" className="number">
              {t('charts.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row">{point.label}</th>
              <td className="number">{point.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
