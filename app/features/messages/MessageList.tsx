import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { MessageLine } from '#db/queries/messages.server.ts';

/** The newest messages to a municipality; nothing when there are none. */
export function MessageList({ messages, heading }: { messages: readonly MessageLine[]; heading: string }) {
  const t = useT();
  const language = useLanguage();
  if (messages.length === 0) return null;
  return (
    <section className="card messages" aria-labelledby="messages">
      <h2 id="messages">{heading}</h2>
      {messages.map((message, index) => (
        <details key={message.id} open={index === 0}>
          <summary>
            <span className="summary-title">{message.subject}</span>{' '}
            <span className="soft small">
              {t('messages.by', {
                by: message.by ?? t('findings.someone'),
                at: formatMoment(language, message.at),
              })}
            </span>
          </summary>
          <p className="typed">{message.text}</p>
        </details>
      ))}
    </section>
  );
}
