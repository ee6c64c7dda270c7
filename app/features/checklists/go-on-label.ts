import type { Translate } from '#app/i18n/translate.ts';
import type { ChecklistView } from './view-checklist.server.ts';

/** What the one button of the front page says. */
export function goOnLabel(t: Translate, view: ChecklistView, next: { number: number; mark: string }): string {
  if (next.mark === 'returned') return t('checklists.front.go_returned');
  const key = view.progress === 'not_started' ? 'checklists.front.start' : 'checklists.front.go_on';
  return t(key, { n: next.number });
}
