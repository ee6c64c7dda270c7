import { useT } from '#app/i18n/context.tsx';

/** The keys of the table. They need scripts, so the list stays away until those are there. */
export function GridKeys({ scale }: { scale: 'maturity' | 'compliance' }) {
  const t = useT();
  const lines = [
    ['← ↑ → ↓', t('grid.keys.move')],
    ['Enter · F2', t('grid.keys.edit')],
    ['Enter', t('grid.keys.commit')],
    ['Tab', t('grid.keys.next')],
    ['Esc', t('grid.keys.cancel')],
    ['Shift Enter', t('grid.keys.newline')],
    ['Delete', t('grid.keys.clear')],
    ['Ctrl V', t('grid.keys.paste')],
    ['Space', t('grid.keys.tick')],
  ] as const;
  return (
    <details className="card shortcuts grid-keys" data-grid-keys="" hidden>
      <summary>
        <span className="summary-title">{t('grid.keys.heading')}</span>
      </summary>
      <dl>
        {lines.map(([key, text]) => (
          <div key={text}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{t(`grid.keys.values_${scale}`)}</p>
    </details>
  );
}
