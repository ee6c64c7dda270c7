import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { valueLine } from './AnswerSummary.tsx';
import type { QuestionView } from './view-question.server.ts';

interface VerdictNoticeProps {
  view: QuestionView;
  answerId: number | null;
  /** The present version of that answer. */
  version: number;
}

/** What the reviewer found of an answer last, and whether it was changed since. */
export function VerdictNotice({ view, answerId, version }: VerdictNoticeProps) {
  const t = useT();
  const language = useLanguage();
  const verdict = view.verdicts.find((each) => each.answerId === answerId);
  if (!verdict || answerId === null) return null;
  const values = { choice: verdict.choice, doc: verdict.doc, impl: verdict.impl };
  const own = verdict.choice || verdict.doc || verdict.impl ? valueLine(t, values) : null;
  const name = verdict.by ?? t('checklists.history.unknown');
  return (
    <Notice
      tone={verdict.outcome === 'returned' ? 'warning' : 'good'}
      title={t(`checklists.verdict.${verdict.outcome}`)}
    >
      {verdict.remark && <p className="typed">{verdict.remark}</p>}
      {own && <p>{t('checklists.verdict.own', { value: own })}</p>}
      {verdict.version !== version && <p>{t('checklists.verdict.changed_since')}</p>}
      <p className="soft small">{t('checklists.verdict.by', { name, at: formatMoment(language, verdict.at) })}</p>
    </Notice>
  );
}
