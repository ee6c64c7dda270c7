import { useT } from '#app/i18n/context.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { SharedFacts } from './SharedFacts.tsx';
import type { SharedFactsView } from './view-event.server.ts';

/** On a municipality's incident: what it shares with others, or that it was withdrawn. */
export function EventCard({ shared, withdrawn }: { shared: SharedFactsView | null; withdrawn: boolean }) {
  const t = useT();
  if (withdrawn) {
    return (
      <Notice tone="warning" title={t('events.withdrawn_title')}>
        <p>{t('events.withdrawn_text')}</p>
      </Notice>
    );
  }
  return shared && <SharedFacts {...shared} hint={t('events.shared_hint')} />;
}
