import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { CommentsView } from './view-comments.server.ts';

/** What people said about a question, and the form to say something. */
export function CommentPanel({ view, action }: { view: CommentsView; action: string }) {
  const t = useT();
  return (
    <section className="card" id="comments">
      <h2>{t('comments.title')}</h2>
      {view.comments.length === 0 && <p className="soft">{t('comments.none')}</p>}
      <ol className="plain-list comments">
        {view.comments.map((comment) => (
          <Comment key={comment.id} comment={comment} own={comment.byId === view.readerId} action={action} />
        ))}
      </ol>
      {view.mayAdd && <AddForm view={view} action={action} />}
    </section>
  );
}

interface CommentProps {
  comment: CommentsView['comments'][number];
  own: boolean;
  action: string;
}

function Comment({ comment, own, action }: CommentProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <li id={`comment-${comment.id}`}>
      <p className="small">
        <strong>{comment.by ?? t('comments.somebody')}</strong>{' '}
        <span className="soft">{formatMoment(language, comment.at)}</span>
      </p>
      {comment.text === null ? (
        <p className="soft">{t('comments.withdrawn')}</p>
      ) : (
        <p className="typed">{comment.text}</p>
      )}
      {comment.text !== null && comment.mentioned.length > 0 && (
        <p className="small soft">{t('comments.to', { names: comment.mentioned.join(', ') })}</p>
      )}
      {own && comment.text !== null && (
        <form method="post" action={action}>
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="comment" value={comment.id} />
          <Button kind="plain" small>
            {t('comments.withdraw')}
          </Button>
        </form>
      )}
    </li>
  );
}

function AddForm({ view, action }: { view: CommentsView; action: string }) {
  const t = useT();
  return (
    <form method="post" action={action}>
      <input type="hidden" name="intent" value="add" />
      <FormKey value={view.formKey} />
      <div className="field">
        <label htmlFor="comment-text">{t('comments.add')}</label>
        <textarea id="comment-text" name="text" rows={3} maxLength={4000} required />
      </div>
      {view.people.length > 0 && (
        <details>
          <summary>{t('comments.mention')}</summary>
          <fieldset className="field">
            <legend>{t('comments.mention_legend')}</legend>
            {view.people.map((person) => (
              <label className="choice" key={person.id}>
                <input type="checkbox" name="mention[]" value={person.id} />
                <span>{person.name}</span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
      <Button small>{t('comments.send')}</Button>
    </form>
  );
}
