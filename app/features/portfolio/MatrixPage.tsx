import { PROGRESS_STATES } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { levelText, titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { MatrixPageData } from './matrix-page.server.ts';
import { type MatrixLinks, matrixTable, writeMatrix } from './matrix-table.ts';

export interface MatrixPageLinks extends MatrixLinks {
  here: string;
  portfolio: string;
  csv: string;
  xlsx: string;
  page: (page: number) => string;
}

interface Props {
  page: MatrixPageData;
  links: MatrixPageLinks;
}

/** Requirements against municipalities, or the other way round. */
export function MatrixPage({ page, links }: Props) {
  const t = useT();
  const counted = t('matrix.count', { rows: page.rows.length, columns: page.municipalities.length });
  return (
    <Page
      title={t('matrix.title')}
      lead={t('matrix.lead')}
      crumbs={[{ label: t('portfolio.title'), href: links.portfolio }]}
      actions={
        <>
          <ButtonLink href={links.csv}>{t('matrix.csv')}</ButtonLink>
          <ButtonLink href={links.xlsx}>{t('matrix.xlsx')}</ButtonLink>
        </>
      }
    >
      <MatrixFilters page={page} here={links.here} />
      <p className="soft" role="status">
        {counted}
      </p>
      <Pager page={page} links={links} />
      {page.rows.length > 0 && page.municipalities.length > 0 ? (
        <>
          <p className="small soft">
            {t('matrix.legend')} {page.municipalities.some(({ across }) => across) && t('matrix.legend_across')}
          </p>
          <p className="small soft mx-narrow">{t('matrix.narrow')}</p>
          <Matrix page={page} links={links} />
        </>
      ) : (
        <EmptyState title={t('matrix.empty')}>
          <p>{t('matrix.empty_text')}</p>
        </EmptyState>
      )}
    </Page>
  );
}

/** Which of the municipalities stand here, where they don't fit side by side; what is counted in rows is of these. */
function Pager({ page: { first, found, filter, municipalities }, links }: Props) {
  const t = useT();
  if (found <= municipalities.length) return null;
  const last = first + municipalities.length - 1;
  return (
    <div className="row no-print">
      <span>{t('matrix.part', { first, last, found })}</span>
      {first > 1 && <ButtonLink href={links.page(filter.page - 1)}>{t('matrix.part_before')}</ButtonLink>}
      {last < found && <ButtonLink href={links.page(filter.page + 1)}>{t('matrix.part_after')}</ButtonLink>}
    </div>
  );
}

function Matrix({ page, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const table = matrixTable(page, { t, language }, links);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-wrap mx" aria-label={t('matrix.title')} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t('matrix.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.head')}</th>
            <th scope="col">{t('matrix.spread')}</th>
            <th scope="col">{t('matrix.mean')}</th>
            <th scope="col">{t('matrix.worst')}</th>
            {table.heads.map(({ text, title }) => (
              <th key={text} scope="col" className="mx-head" title={title || undefined}>
                <span>{text}</span>
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped by matrix-table.ts */}
        <tbody dangerouslySetInnerHTML={{ __html: writeMatrix(table) }} />
      </table>
    </section>
  );
}

function MatrixFilters({ page, here }: { page: MatrixPageData; here: string }) {
  const t = useT();
  const language = useLanguage();
  const { filter, choices } = page;
  const frameworks = new Map(choices.map((each) => [each.framework, titleIn(language, each)]));
  const campaigns = choices.filter((each) => each.framework === filter.framework);
  const groups = page.groups.map((each) => ({ value: each.code, label: `${each.code} ${titleIn(language, each)}` }));
  const all = t('common.all');
  return (
    <Filters clear={here}>
      <FilterSelect
        name="framework"
        label={t('matrix.filter.framework')}
        value={filter.framework}
        options={[...frameworks].map(([value, label]) => ({ value, label }))}
      />
      <FilterSelect
        name="campaign"
        label={t('matrix.filter.campaign')}
        value={filter.campaign}
        all={t('matrix.filter.newest')}
        options={campaigns.map((each) => ({ value: String(each.id), label: each.title }))}
      />
      <FilterSelect
        name="level"
        label={t('matrix.filter.level')}
        value={filter.level}
        all={all}
        options={page.levels.map((value) => ({ value, label: levelText(t, value) }))}
      />
      <FilterSelect name="group" label={t('matrix.filter.group')} value={filter.group} all={all} options={groups} />
      <FilterSelect
        name="state"
        label={t('matrix.filter.state')}
        value={filter.state}
        all={all}
        options={PROGRESS_STATES.map((value) => ({ value, label: t(`terms.phase.${value}`) }))}
      />
      <FilterSelect
        name="municipality"
        label={t('matrix.filter.municipality')}
        value={filter.municipality}
        all={all}
        options={page.all.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <label className="choice">
        <input type="checkbox" name="turned" value="1" defaultChecked={filter.turned} />
        <span>{t('matrix.filter.turned')}</span>
      </label>
    </Filters>
  );
}
