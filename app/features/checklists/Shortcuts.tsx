import { useT } from '#app/i18n/context.tsx';

interface ShortcutsProps {
  /** One yes or no, one score, or two scores. */
  asks: 'choice' | 'score' | 'two_scores';
  links: { previous: string | null; next: string | null };
}

/** The keys of the question page. They need scripts, so the list stays away until those are there. */
export function Shortcuts({ asks, links }: ShortcutsProps) {
  const t = useT();
  const lines: [string[], string][] = [
    [asks === 'choice' ? ['1', '…', '4'] : ['1', '…', '5'], t(`checklists.shortcuts.digits_${asks}`)],
    [['c'], t('checklists.shortcuts.comment')],
    [['j'], t('checklists.shortcuts.next')],
    [['k'], t('checklists.shortcuts.previous')],
    [['Ctrl Enter'], t('checklists.shortcuts.save')],
    [['Esc'], t('checklists.shortcuts.leave')],
  ];
  return (
    <answer-keys hidden data-next={links.next ?? ''} data-previous={links.previous ?? ''}>
      <details className="card shortcuts">
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
    </answer-keys>
  );
}
