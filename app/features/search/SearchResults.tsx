import { LONGEST_QUERY, type Segment, SHORTEST_QUERY } from '#app/domain/search.ts';
import { useT } from '#app/i18n/context.tsx';
import { ClockLine } from '#app/ui/Clock.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { SearchGroup, SearchHit, SearchPage } from './search-page.ts';

export interface SearchLinks {
  of: (hit: SearchHit) => string;
  /** The same words, in one kind alone or, without one, in all. */
  only: (q: string, kind?: string) => string;
}

/** The page of a search: the field, and what was found per kind. Works as a plain form; keys only make it faster. */
export function SearchResults({ page, links }: { page: SearchPage; links: SearchLinks }) {
  const t = useT();
  const { q, only } = page.asked;
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <search>
        <form method="get" action={links.only('')} className="search-form">
          <label htmlFor="search-field">{t('search.label')}</label>
          <div className="row">
            <input
              id="search-field"
              name="q"
              type="search"
              defaultValue={q}
              maxLength={LONGEST_QUERY}
              data-search-field
            />
            <button className="button primary" type="submit">
              {t('common.search')}
            </button>
          </div>
          <p className="soft">{t('search.hint')}</p>
        </form>
      </search>
      {page.state === 'not_a_query' && (
        <Notice tone="warning" live>
          <p>{t('search.not_a_query', { shortest: SHORTEST_QUERY, longest: LONGEST_QUERY })}</p>
        </Notice>
      )}
      {page.state === 'too_slow' && (
        <Notice tone="warning" live>
          <p>{t('search.too_slow')}</p>
        </Notice>
      )}
      {page.state === 'searched' && only && (
        <p>
          <a href={links.only(q)}>{t('search.all_kinds')}</a>
        </p>
      )}
      {page.state === 'searched' && <Found page={page} links={links} />}
    </Page>
  );
}

function Found({ page, links }: { page: SearchPage; links: SearchLinks }) {
  const t = useT();
  const { groups, asked } = page;
  if (groups.length === 0) {
    return (
      <EmptyState title={t('search.empty', { q: asked.q })}>
        <p>{t('search.empty_text')}</p>
      </EmptyState>
    );
  }
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  return (
    <>
      <p role="status">{t(page.forgiven ? 'search.forgiven' : 'search.count', { n: total, q: asked.q })}</p>
      {groups.map((group) => (
        <Group key={group.kind} group={group} page={page} links={links} />
      ))}
    </>
  );
}

function Group({ group, page, links }: { group: SearchGroup; page: SearchPage; links: SearchLinks }) {
  const t = useT();
  const { kind, hits, total, more } = group;
  return (
    <section className="search-group" aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>
        {t(`search.kind.${kind}`)} <span className="soft">{more ? t('search.at_least', { n: total }) : total}</span>
      </h2>
      <ol className="search-hits">
        {hits.map((hit) => (
          <li key={`${hit.id}-${hit.code ?? ''}`}>
            <a href={links.of(hit)} data-search-hit>
              <Marked segments={hit.title} />
            </a>
            {hit.of && <span className="soft search-of">{hit.of}</span>}
            {hit.clock && (
              <p>
                <ClockLine state={hit.clock} />
              </p>
            )}
            {hit.text.length > 0 && (
              <p>
                <Marked segments={hit.text} />
              </p>
            )}
          </li>
        ))}
      </ol>
      {total > hits.length && (
        <p>
          <a href={links.only(page.asked.q, kind)}>
            {t('search.show_all', { n: total, kind: t(`search.kind.${kind}`) })}
          </a>
        </p>
      )}
      {more && page.asked.only && <p className="soft">{t('search.narrow')}</p>}
    </section>
  );
}

function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: segments have no other name, and never move.
    segment.marked ? <mark key={place}>{segment.text}</mark> : segment.text,
  );
}
