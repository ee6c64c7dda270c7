import { useT } from '#app/i18n/context.tsx';

/** The keys of the question page. They need scripts, so the list stays away until those are there. */
export function Shortcuts({ twoScores }: { twoScores: boolean }) {
  const t = useT();
  const lines: [string[], string][] = [
    [twoScores ? ['1', '…', '5', '0'] : ['1', '…', '5'], t('checklists.shortcuts.digits')],
    [['c'], t('checklists.shortcuts.comment')],
    [['j', 'Alt →'], t('checklists.shortcuts.next')],
    [['k', 'Alt ←'], t('checklists.shortcuts.previous')],
    [['Ctrl Enter'], t('checklists.shortcuts.save')],
    [['Esc'], t('checklists.shortcuts.leave')],
  ];
  return (
    <details className="card shortcuts" data-enhance="shortcuts" hidden>
      <summary>
        <span className="summary-title">{t('checklists.shortcuts.heading')}</span>
      </summary>
      <dl>
        {lines.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{t('checklists.shortcuts.note')}</p>
      <label className="choice">
        <input type="checkbox" data-shortcuts-off="" />
        <span>{t('checklists.shortcuts.off')}</span>
      </label>
    </details>
  );
}
