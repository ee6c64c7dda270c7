import { momentFrom } from '#app/domain/stored-moment.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { Status } from '#app/ui/Status.tsx';
import type { EventUpdate } from '#db/queries/incident-events.server.ts';

interface Props {
  code: string;
  current: EventUpdate;
  updates: readonly EventUpdate[];
  /** Said to a municipality: what is shared does not change what it wrote itself. */
  hint?: string;
}

/** What is shared of an event, as it stands, with what was new and when. */
export function SharedFacts({ code, current, updates, hint }: Props) {
  const t = useT();
  const language = useLanguage();
  const from = partialText(t, language, momentFrom(current.occurredFrom, current.occurredFromPrecision));
  const until = partialText(t, language, momentFrom(current.occurredUntil, current.occurredUntilPrecision));
  const category =
    current.categoryNl && titleIn(language, { titleNl: current.categoryNl, titleEn: current.categoryEn ?? '' });
  return (
    <section className="card" aria-labelledby="shared-facts">
      <h2 id="shared-facts">{t('events.shared', { code })}</h2>
      {hint && <p className="hint">{hint}</p>}
      <h3 className="wrap-anywhere">{current.title}</h3>
      <p className="pre-line wrap-anywhere">{current.description}</p>
      <dl className="facts">
        {current.supplier && (
          <div>
            <dt>{t('incidents.page_of.supplier')}</dt>
            <dd>{current.supplier}</dd>
          </div>
        )}
        {current.occurredFrom && (
          <div>
            <dt>{t('incidents.page_of.occurred')}</dt>
            <dd>{current.occurredUntil ? t('incidents.page_of.until', { from, until }) : from}</dd>
          </div>
        )}
        {category && (
          <div>
            <dt>{t('incidents.category')}</dt>
            <dd>{category}</dd>
          </div>
        )}
      </dl>
      <h3>{t('events.updates')}</h3>
      <ul className="plain-list">
        {updates.map((update) => (
          <li key={update.version}>
            <Status tone={update.kind === 'closed' ? 'good' : 'accent'}>{t(`events.update.${update.kind}`)}</Status>{' '}
            <span className="soft small">
              {formatMoment(language, update.at)}
              {update.by && ` · ${update.by}`}
            </span>
            {update.note && <p className="pre-line wrap-anywhere">{update.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
