import { takesAnswers } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { ChecklistView } from './view-checklist.server.ts';
import type { HandOverLine } from './view-hand-overs.server.ts';

/** Who still owes what: per person how many of how many, since when, and the way to take it back. */
export function HandedOut({ handOvers, withdraw }: { handOvers: readonly HandOverLine[]; withdraw: string | null }) {
  const t = useT();
  const language = useLanguage();
  return (
    <ul className="plain-list handed-out">
      {handOvers.map((one) => (
        <li key={one.id}>
          <strong>{one.to}</strong>{' '}
          <Status tone={one.done ? 'good' : one.answered > 0 ? 'busy' : 'warning'}>
            {one.done ? t('hand_overs.done') : t('hand_overs.owes')}
          </Status>
          <p className="small">
            {t('hand_overs.progress', { n: one.answered, m: one.codes.length })}
            {', '}
            {t('hand_overs.since', { at: formatMoment(language, one.at) })}
            {one.dueOn && `, ${t('hand_overs.due', { day: formatDay(language, one.dueOn) })}`}
          </p>
          {withdraw && (
            <form method="post" action={withdraw}>
              <input type="hidden" name="intent" value="withdraw" />
              <input type="hidden" name="hand_over" value={one.id} />
              <Button small>{t('hand_overs.withdraw', { name: one.to })}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The card on a checklist's front page: who still owes what, and the way to give questions away. */
export function Given({ view, link }: { view: ChecklistView; link: string }) {
  const t = useT();
  const { handOvers, may, checklist } = view;
  const gives = may.assign && takesAnswers(checklist.phase);
  if (handOvers.length === 0 && !gives) return null;
  return (
    <section className="card stack">
      <h2>{t(handOvers.length > 0 ? 'hand_overs.given_title' : 'hand_overs.title')}</h2>
      {handOvers.length > 0 && <HandedOut handOvers={handOvers} withdraw={may.assign ? link : null} />}
      {gives && (
        <ButtonLink href={link} small>
          {t('hand_overs.link')}
        </ButtonLink>
      )}
    </section>
  );
}

/** What the reader was asked, by whom and by when, with the button that says it is done. */
export function HandedToMe({ handOvers, done }: { handOvers: readonly HandOverLine[]; done: string }) {
  const t = useT();
  const language = useLanguage();
  const owing = handOvers.some((one) => one.doneAt === null);
  return (
    <section className="card">
      <h2>{t('hand_overs.asked_title')}</h2>
      {handOvers.map((one) => (
        <div key={one.id}>
          <p>
            {t('hand_overs.asked', { by: one.by ?? '', n: one.codes.length })}
            {one.dueOn && ` ${t('hand_overs.asked_due', { day: formatDay(language, one.dueOn) })}`}
          </p>
          {one.message && <p className="typed">{one.message}</p>}
        </div>
      ))}
      {owing ? (
        <form method="post" action={done}>
          <Button>{t('hand_overs.mark_done')}</Button>
        </form>
      ) : (
        <p>
          <Status tone="good">{t('hand_overs.done')}</Status>
        </p>
      )}
    </section>
  );
}
