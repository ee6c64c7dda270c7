import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { isMessageKey, type Translate } from '#app/i18n/translate.ts';
import { JournalChange } from './JournalChange.tsx';
import type { JournalNames, ShownLine } from './journal-view.ts';

interface JournalLinesProps {
  lines: readonly ShownLine[];
  names: JournalNames;
  /** The same journal narrowed to one object. */
  objectHref: (object: string) => string;
  /** Set over a whole service, to name the municipality of each line. */
  municipalityHref?: ((slug: string) => string) | undefined;
}

/** The lines of a journal, the newest first: when and who, what about, from what to what. */
export function JournalLines({ lines, names, objectHref, municipalityHref }: JournalLinesProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <ol className="log" aria-label={t('journal.title')}>
      {lines.map((line) => (
        <li key={line.seq}>
          <div>
            <time dateTime={line.at.toISOString()}>{formatMoment(language, line.at)}</time>
            <p className="log-who">
              {line.actor ?? t(line.actorId === null ? 'journal.automatic' : 'journal.somebody')}{' '}
              <span className="soft small">{asWhom(t, line.role)}</span>
            </p>
          </div>
          <div>
            <strong>{t(`journal.event.${line.event}`)}</strong>
            <p className="small">
              <About line={line} objectHref={objectHref} />
              {municipalityHref && line.municipality && (
                <>
                  {' · '}
                  <a href={municipalityHref(line.municipality.slug)}>{line.municipality.name}</a>
                </>
              )}
            </p>
          </div>
          <JournalChange before={line.before} after={line.after} names={names} />
        </li>
      ))}
    </ol>
  );
}

function asWhom(t: Translate, role: string): string {
  if (role === 'gate') return t('journal.at_the_door');
  const key = `access.roles.${role}`;
  return isMessageKey(key) ? t('journal.as_role', { role: t(key) }) : '';
}

function About({ line, objectHref }: { line: ShownLine; objectHref: (object: string) => string }) {
  const t = useT();
  const kind = `journal.object.${line.objectType}`;
  const object = t('journal.object_number', {
    object: isMessageKey(kind) ? t(kind) : line.objectType,
    id: line.objectId,
  });
  return (
    <a href={objectHref(`${line.objectType}:${line.objectId}`)}>
      <span className="visually-hidden">{t('journal.only_this', { object: '' })}</span>
      {object}
    </a>
  );
}
