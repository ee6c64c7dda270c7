import type { ReactNode } from 'react';

export type Tone = 'good' | 'warning' | 'bad' | 'quiet' | 'accent' | 'busy';

/** A state as colour, shape and word together, so that none of the three has to be seen. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={tone === 'quiet' ? 'status' : `status ${tone}`}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}

/** The shape of a tone: full circle, triangle, square, empty circle, diamond, half circle. */
export function Shape({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {SHAPES[tone]}
    </svg>
  );
}

/** All shapes, drawn once and out of sight, for rows that are written as text and refer to them by `#shape-<tone>`. */
export function ShapeSymbols() {
  return (
    <svg className="visually-hidden" aria-hidden="true" focusable="false">
      {Object.entries(SHAPES).map(([tone, shape]) => (
        <symbol key={tone} id={`shape-${tone}`} viewBox="0 0 12 12">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

const SHAPES: Record<Tone, ReactNode> = {
  good: <circle cx="6" cy="6" r="5.5" fill="currentColor" />,
  warning: <path d="M6 0.5 11.7 11H0.3Z" fill="currentColor" />,
  bad: <rect x="0.8" y="0.8" width="10.4" height="10.4" fill="currentColor" />,
  quiet: <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  busy: (
    <>
      <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M6 1.1a4.9 4.9 0 0 1 0 9.8Z" fill="currentColor" />
    </>
  ),
  accent: <path d="M6 0.3 11.7 6 6 11.7 0.3 6Z" fill="currentColor" />,
};
