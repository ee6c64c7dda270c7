import { createElement } from 'react';
import { useT } from '#app/i18n/context.tsx';

const LINES = {
  one: [
    [['j', '→'], 'next'],
    [['k', '←'], 'previous'],
    [['a'], 'accept'],
    [['r'], 'return'],
    [['v'], 'verify'],
    [['u'], 'undo'],
    [['Ctrl Enter'], 'save'],
    [['l'], 'list'],
    [['?'], 'help'],
  ],
  list: [
    [['j', '↓'], 'next'],
    [['k', '↑'], 'previous'],
    [['Enter'], 'open'],
    [['x'], 'tick'],
    [['a'], 'accept_ticked'],
    [['?'], 'help'],
  ],
  queue: [
    [['j', '↓'], 'next'],
    [['k', '↑'], 'previous'],
    [['Enter'], 'open'],
    [['x'], 'tick'],
    [['?'], 'help'],
  ],
} as const;

/** The keys of a page of the review. They need scripts, so the list is there only when those are. */
export function ReviewKeys({ of }: { of: keyof typeof LINES }) {
  const t = useT();
  const words = { 'data-sending': t('speed.keys.sending'), 'data-returning': t('speed.keys.returning') };
  return createElement(
    'review-keys',
    { class: 'no-print', hidden: true, ...words },
    <details className="card shortcuts">
      <summary>
        <span className="summary-title">{t('speed.keys.heading')}</span>
      </summary>
      <dl>
        {LINES[of].map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`speed.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{t('speed.keys.note')}</p>
      <label className="choice">
        <input type="checkbox" data-shortcuts-off="" />
        <span>{t('speed.keys.off')}</span>
      </label>
    </details>,
    <p className="visually-hidden" role="status" />,
  );
}
