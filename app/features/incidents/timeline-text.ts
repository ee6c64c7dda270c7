import { NOTICE_RECIPIENTS } from '#app/domain/breach-persons.ts';
import { noticeRecipientText } from '#app/i18n/breach-words.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { isMessageKey, type Translate } from '#app/i18n/translate.ts';
import type { TimelineLine } from '#db/queries/incident-timeline.server.ts';

/** What a line says: what a person wrote, or what an automatic line tells of. */
export function timelineText(
  t: Translate,
  language: Language,
  line: Pick<TimelineLine, 'kind' | 'detail' | 'text'>,
): string {
  const { kind, detail, text } = line;
  const told = `incidents.timeline.told.${detail?.what ?? ''}`;
  if (isMessageKey(told)) {
    const { code = '', entity = '', at = '' } = detail ?? {};
    const says = t(told, { code, entity, to: toldTo(t, detail ?? {}), at: at && formatMoment(language, new Date(at)) });
    return text === '' ? says : `${says}\n${text}`;
  }
  if (kind === 'task') {
    const key = `incidents.timeline.task.${detail?.what ?? 'added'}`;
    return isMessageKey(key) ? t(key, { title: text }) : text;
  }
  if (kind !== 'phase' && kind !== 'severity') return text;
  const word = (code: string | undefined) => {
    const key = `incidents.${kind}.${code || 'none'}`;
    return isMessageKey(key) ? t(key) : (code ?? '');
  };
  const moved = t('incidents.timeline.from_to', { from: word(detail?.from), to: word(detail?.to) });
  return text === '' ? moved : `${moved}\n${text}`;
}

/** Who a line says was told: by kind and name. Lines of before hold the kind in capitals where nobody typed a name. */
function toldTo(t: Translate, { to = '', recipient = '' }: Record<string, string>): string {
  const kind = NOTICE_RECIPIENTS.find((each) => each === recipient);
  if (kind) return noticeRecipientText(t, kind, to);
  const bare = NOTICE_RECIPIENTS.find((each) => each.toUpperCase() === to);
  return bare ? noticeRecipientText(t, bare, '') : to;
}
