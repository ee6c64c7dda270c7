import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status, type Tone } from '#app/ui/Status.tsx';
import type { HeadField, NodeChange, Words } from './compare.ts';

export interface RevisionName {
  id: number;
  edition: string;
  revision: number;
}

export interface ComparePageData {
  title: { nl: string; en: string };
  from: RevisionName | null;
  /** Null for a draft. */
  to: RevisionName | null;
  others: RevisionName[];
  /** What differs in the framework itself. */
  head: { field: HeadField; words: Words[] }[];
  changes: NodeChange[];
}

const TONES: Record<NodeChange['kind'], Tone> = { added: 'good', removed: 'bad', changed: 'warning', moved: 'accent' };

/** Two revisions of a framework side by side in words: what is new, gone, changed or moved. */
export function ComparePage({ links, ...page }: ComparePageData & { links: { library: string; framework: string } }) {
  const t = useT();
  const language = useLanguage();
  const { from, to, head, changes } = page;
  const name = (each: RevisionName | null) =>
    each ? t('own_frameworks.compare.revision', { ...each }) : t('own_frameworks.compare.draft');
  const count = (kind: NodeChange['kind']) => changes.filter((each) => each.kind === kind).length;
  return (
    <Page
      title={t('own_frameworks.compare.title')}
      lead={from ? t('own_frameworks.compare.lead', { from: name(from), to: name(to) }) : undefined}
      crumbs={[
        { label: t('frameworks.title'), href: links.library },
        { label: page.title[language], href: links.framework },
        { label: t('own_frameworks.compare.title') },
      ]}
    >
      {to && page.others.length > 1 && <Chooser others={page.others} from={from} name={name} />}
      {!from && <EmptyState title={t('own_frameworks.compare.none')} />}
      {from && changes.length === 0 && head.length === 0 && (
        <EmptyState title={t('own_frameworks.compare.same')}>{t('own_frameworks.compare.same_text')}</EmptyState>
      )}
      {head.length > 0 && <Head head={head} />}
      {changes.length > 0 && (
        <>
          <p role="status">
            {t('own_frameworks.compare.counts', {
              added: count('added'),
              removed: count('removed'),
              changed: count('changed'),
              moved: count('moved'),
            })}
          </p>
          <ul className="compare">
            {changes.map((change) => (
              <Change key={`${change.kind} ${change.code}`} change={change} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Chooser(props: Pick<ComparePageData, 'others' | 'from'> & { name: (each: RevisionName) => string }) {
  const t = useT();
  return (
    <form className="row spaced no-print">
      <label htmlFor="with">{t('own_frameworks.compare.from')}</label>
      <select id="with" name="with" defaultValue={props.from?.id}>
        {props.others.map((each) => (
          <option key={each.id} value={each.id}>
            {props.name(each)}
          </option>
        ))}
      </select>
      <Button>{t('own_frameworks.compare.show')}</Button>
    </form>
  );
}

function Head({ head }: Pick<ComparePageData, 'head'>) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t('own_frameworks.compare.head')}</h2>
      <dl className="facts">
        {head.map(({ field, words }) => (
          <div key={field}>
            <dt>{t(`own_frameworks.compare.head_field.${field}`)}</dt>
            <dd>
              <Text words={words} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Change({ change }: { change: NodeChange }) {
  const t = useT();
  const language = useLanguage();
  return (
    <li className="card">
      <p>
        <Status tone={TONES[change.kind]}>{t(`own_frameworks.compare.${change.kind}`)}</Status>{' '}
        <span className="code">{change.code}</span> {change.title[language]}
      </p>
      {change.fields.length > 0 && (
        <dl className="facts">
          {change.fields.map(({ field, words }) => (
            <div key={field}>
              <dt>{t(`own_frameworks.compare.field.${field}`)}</dt>
              <dd>
                <Text words={words} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** Words that went are struck through, words that came are underlined; a screen reader is told which is which. */
function Text({ words }: { words: readonly Words[] }) {
  const t = useT();
  return words.map(({ kind, text }, place) => {
    const key = `${place} ${kind}`;
    if (kind === 'same') return <span key={key}>{text}</span>;
    const Mark = kind === 'gone' ? 'del' : 'ins';
    return (
      <Mark key={key} className={place > 0 && words[place - 1]?.kind === 'gone' ? 'after-gone' : undefined}>
        <span className="visually-hidden">
          {t(`own_frameworks.compare.${kind === 'gone' ? 'was' : 'now'}`, { text })}
        </span>
        <span aria-hidden="true">{text}</span>
      </Mark>
    );
  });
}
