import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Status } from '#app/ui/Status.tsx';
import type { UnreadMessage } from '#db/queries/messages.server.ts';
import { MarkRead } from './MessageList.tsx';

/** What somebody did not read yet, on the start page; nothing when everything is read. */
export function UnreadMessages({
  messages,
  list,
}: {
  messages: readonly UnreadMessage[];
  list: (slug: string) => string;
}) {
  const t = useT();
  const language = useLanguage();
  if (messages.length === 0) return null;
  return (
    <section className="card messages" aria-labelledby="unread">
      <h2 id="unread">{t('messages.heading')}</h2>
      {messages.map((message) => (
        <article key={message.id} className="stack-small">
          <div className="row between">
            <h3>
              <a href={`${list(message.slug)}#message-${message.id}`}>{message.subject}</a>
            </h3>
            <Status tone="accent">{t('messages.new')}</Status>
          </div>
          <p className="soft small">
            {t('messages.by', { by: message.by ?? t('findings.someone'), at: formatMoment(language, message.at) })}
            {' · '}
            {message.names}
          </p>
          <p className="typed">{message.text}</p>
          <MarkRead id={message.id} subject={message.subject} back="start" action={list(message.slug)} />
        </article>
      ))}
    </section>
  );
}
