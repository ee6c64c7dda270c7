import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatNumber } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { CheckField } from '#app/ui/Field.tsx';
import { FilterInput, FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { FrameworkEntry } from '#db/queries/frameworks.server.ts';
import { Counts, Verified } from './FrameworksPage.tsx';
import { FrameworkTree } from './FrameworkTree.tsx';
import type { Tree, TreeFilter } from './framework-tree.ts';

export interface FrameworkPageData {
  framework: FrameworkEntry;
  filter: TreeFilter;
  tree: Tree;
  /** Mapping lines without effect; a reason of null means that a code does not exist. */
  leftOut: { reason: string | null; pairs: string[] }[];
}

interface Props extends FrameworkPageData {
  links: {
    library: string;
    here: string;
    other: (framework: number, code: string) => string;
    compare: string;
    json: string;
    csv: string;
    xlsx: string;
    /** Null for whoever may not. */
    copy: string | null;
    texts: string | null;
  };
}

/** One framework to browse and search: its headings as a tree, each requirement with help and what it touches. */
export function FrameworkPage({ framework, filter, tree, leftOut, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const filtered = filter.q !== '' || filter.level !== '' || filter.keyOnly;
  return (
    <Page
      title={titleIn(language, framework)}
      lead={t('frameworks.edition_revision', { edition: framework.edition, revision: framework.revision })}
      crumbs={[{ label: t('frameworks.title'), href: links.library }, { label: titleIn(language, framework) }]}
    >
      <FrameworkActs framework={framework} links={links} />
      <FrameworkFacts framework={framework} />
      <Filters clear={filtered ? links.here : undefined}>
        <FilterInput name="q" label={t('common.search')} value={filter.q} />
        {framework.levels.length > 1 && (
          <FilterSelect
            name="level"
            label={t('frameworks.level')}
            value={filter.level}
            all={t('common.all')}
            options={framework.levels.map((level) => ({ value: level.code, label: level.title[language] }))}
          />
        )}
        {framework.counts.some((count) => count.keyMeasures > 0) && (
          <CheckField name="key" label={t('frameworks.key_only')} checked={filter.keyOnly} />
        )}
      </Filters>
      <p className="soft" role="status">
        {t('frameworks.count', { n: tree.shown })}
      </p>
      {tree.shown > 0 ? (
        <FrameworkTree framework={framework} roots={tree.roots} filter={filter} other={links.other} />
      ) : (
        <EmptyState title={t('frameworks.empty')}>
          <a href={links.here}>{t('common.clear_filters')}</a>
        </EmptyState>
      )}
      <LeftOut leftOut={leftOut} />
    </Page>
  );
}

/** Mapping lines that are not used, so that nobody has to guess why one is missing. */
function LeftOut({ leftOut }: Pick<FrameworkPageData, 'leftOut'>) {
  const t = useT();
  const count = leftOut.reduce((sum, each) => sum + each.pairs.length, 0);
  if (count === 0) return null;
  return (
    <details className="card left-out">
      <summary>
        <span className="summary-title">{t('mappings.left_out.heading')}</span>{' '}
        <span className="soft small">{t('mappings.left_out.count', { n: count })}</span>
      </summary>
      {leftOut.map(({ reason, pairs }) => (
        <div key={`${reason} ${pairs[0]}`}>
          {reason === null ? <p>{t('mappings.left_out.unknown')}</p> : <p lang="en">{reason}</p>}
          <p className="small wrap-anywhere">{pairs.join(', ')}</p>
        </div>
      ))}
    </details>
  );
}

/** What can be done with the framework as a whole. */
function FrameworkActs({ framework, links }: Pick<Props, 'framework' | 'links'>) {
  const t = useT();
  const copies = framework.own || framework.scale === 'compliance';
  return (
    <div className="row no-print spaced">
      {links.copy && copies && (
        <form method="post" action={links.copy}>
          <Button>{t(framework.own ? 'own_frameworks.copy_own' : 'own_frameworks.copy_built_in')}</Button>
        </form>
      )}
      {framework.revision > 1 && <a href={links.compare}>{t('own_frameworks.compare.link')}</a>}
      <a href={links.json}>{t('own_frameworks.export.json')}</a>
      {framework.scale === 'compliance' && (
        <>
          <a href={links.xlsx}>{t('own_frameworks.export.xlsx')}</a>
          <a href={links.csv}>{t('own_frameworks.export.csv')}</a>
        </>
      )}
      {links.texts && <a href={links.texts}>{t('own_frameworks.texts.link')}</a>}
    </div>
  );
}

function FrameworkFacts({ framework }: { framework: FrameworkEntry }) {
  const t = useT();
  const language = useLanguage();
  const number = (value: number) => formatNumber(language, value, 1);
  const nameOf = (code: string) => framework.levels.find((level) => level.code === code)?.title[language] ?? code;
  return (
    <div className="card spaced">
      <dl className="facts">
        <dt>{t('frameworks.owner')}</dt>
        <dd>{framework.owner || '–'}</dd>
        <dt>{t('frameworks.contents')}</dt>
        <dd>
          <Verified verified={framework.verified} /> <span className="soft small block">{framework.sourceNote}</span>
        </dd>
        <dt>{t('frameworks.scale')}</dt>
        <dd>{t(`frameworks.scales.${framework.scale}`)}</dd>
        <dt>{t('frameworks.requirements')}</dt>
        <dd>
          <Counts framework={framework} />
        </dd>
        {framework.thresholds && (
          <>
            <dt>{t('frameworks.thresholds')}</dt>
            <dd>
              <ul className="plain-list">
                {framework.levels.flatMap(({ code }) => {
                  const threshold = framework.thresholds?.[code];
                  if (!threshold) return [];
                  const { key_measure: key, category, total } = threshold;
                  const values = { level: nameOf(code), key: number(key), total: number(total) };
                  return [
                    <li key={code}>
                      {category === null
                        ? t('frameworks.threshold', values)
                        : t('frameworks.threshold_category', { ...values, category: number(category) })}
                    </li>,
                  ];
                })}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
