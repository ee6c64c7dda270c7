import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { ReceivedMessage } from '#db/queries/messages.server.ts';
import type { MessageBack } from './message-form.ts';
import type { ReceivedView } from './view-messages.server.ts';

interface Props {
  view: ReceivedView;
  back: MessageBack;
  /** The list of messages of the municipality, to which the forms post. */
  list: string;
}

/** The newest messages to a municipality, with the way to all of them; nothing when there are none. */
export function NewestMessages({ view, back, list }: Props) {
  const t = useT();
  if (view.lines.length === 0) return null;
  return (
    <section className="card messages" aria-labelledby="messages">
      <h2 id="messages">{t(view.sends ? 'messages.heading_dpo' : 'messages.heading')}</h2>
      <MessageLines view={view} back={back} list={list} />
      <p>
        <a href={list}>{t('messages.all_of_them')}</a>
      </p>
    </section>
  );
}

/** Messages, the unread ones open, each with who wrote it and when. */
export function MessageLines({ view, back, list }: Props) {
  const t = useT();
  const language = useLanguage();
  return view.lines.map((message) => (
    <details key={message.id} id={`message-${message.id}`} open={view.mayMark && message.readAt === null}>
      <summary>
        <span className="summary-title">{message.subject}</span> {view.mayMark && <ReadStatus message={message} />}{' '}
        <span className="soft small">
          {t('messages.by', { by: message.by ?? t('findings.someone'), at: formatMoment(language, message.at) })}
        </span>
      </summary>
      <p className="typed">{message.text}</p>
      {view.sends && <ReadBy names={message.readBy} />}
      {view.mayMark && message.readAt === null && (
        <MarkRead id={message.id} subject={message.subject} back={back} action={list} />
      )}
    </details>
  ));
}

function ReadStatus({ message }: { message: ReceivedMessage }) {
  const t = useT();
  return message.readAt === null ? (
    <Status tone="accent">{t('messages.new')}</Status>
  ) : (
    <Status tone="quiet">{t('messages.read')}</Status>
  );
}

function ReadBy({ names }: { names: readonly string[] }) {
  const t = useT();
  return (
    <p className="soft small">
      {names.length === 0 ? t('messages.read_by_none') : t('messages.read_by', { names: names.join(', ') })}
    </p>
  );
}

/** Says that one read a message. */
export function MarkRead(props: { id: number; subject: string; back: MessageBack; action: string }) {
  const t = useT();
  const { id, subject, back, action } = props;
  return (
    <form method="post" action={action}>
      <input type="hidden" name="message" value={id} />
      <input type="hidden" name="back" value={back} />
      <Button small>
        {t('messages.mark')}
        <span className="visually-hidden">: {subject}</span>
      </Button>
    </form>
  );
}
