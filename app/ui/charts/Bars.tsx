import { useT } from '#app/i18n/context.tsx';
import { Shape, type Tone } from '../Status.tsx';

export interface Bar {
  key: string;
  label: string;
  /** Under the label, smaller. */
  note?: string | undefined;
  value: number | null;
  /** The value as it is read. */
  text: string;
  tone: Tone;
}

interface BarsProps {
  label: string;
  hideLabel?: boolean;
  min: number;
  max: number;
  target?: { value: number; text: string } | null;
  bars: readonly Bar[];
}

/** Values side by side on one scale, each with its number and the shape of its tone; the line is the target. */
export function Bars({ label, hideLabel, min, max, target, bars }: BarsProps) {
  const t = useT();
  const at = (value: number) => Math.max(0, Math.min(100, ((value - min) / (max - min)) * 100));
  return (
    <figure className="chart">
      <figcaption className={hideLabel ? 'visually-hidden' : undefined}>
        {label}
        {target && <span className="soft small"> {t('charts.target', { target: target.text })}</span>}
      </figcaption>
      <ul className="bars">
        {bars.map((bar) => (
          <li key={bar.key}>
            <span>
              {bar.label}
              {bar.note && <span className="soft small block">{bar.note}</span>}
            </span>
            <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect width="100" height="10" className="track" />
              {bar.value !== null && (
                <rect width={Math.max(0.8, at(bar.value))} height="10" className={`fill ${bar.tone}`} />
              )}
              {target && <line x1={at(target.value)} x2={at(target.value)} y1="-1" y2="11" className="target" />}
            </svg>
            <span className="bar-value">
              <span className={`tone ${bar.tone}`}>
                <Shape tone={bar.tone} />
              </span>
              {bar.text}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
