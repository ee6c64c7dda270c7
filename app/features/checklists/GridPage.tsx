import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import { hasOneScore } from '#app/domain/answer.ts';
import { takesAnswers } from '#app/domain/review.ts';
import { useT } from '#app/i18n/context.tsx';
import { levelText } from '#app/i18n/words.ts';
import { FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { GridBulk } from './GridBulk.tsx';
import { GridKeys } from './GridKeys.tsx';
import { isFiltered, SHOWS } from './grid-filter.ts';
import type { GridPageProps } from './grid-props.ts';
import { type GridColumn, readTick, writeRows } from './grid-rows.ts';
import { columnsOf, gridWords, liveTexts } from './grid-words.ts';

/** A whole checklist on one page, filled in like a spreadsheet (app/enhance/grid.ts); without scripts, to read. */
export function GridPage({ view, links, reply }: GridPageProps) {
  const t = useT();
  const { checklist, rows, editable } = view;
  const crumbs = [
    { label: checklist.municipality, href: links.municipality },
    { label: t('checklists.title'), href: links.checklists },
    { label: checklist.title, href: links.checklist },
    { label: t('checklists.front.contents') },
  ];
  const closed = !takesAnswers(checklist.phase);
  return (
    <Page
      title={t('grid.title', { title: checklist.title })}
      lead={t(editable ? 'grid.lead' : 'grid.lead_read')}
      crumbs={crumbs}
      actions={<a href={links.checklist}>{t('grid.back')}</a>}
    >
      {closed && (
        <Notice>
          <p>{t('grid.closed')}</p>
        </Notice>
      )}
      <GridFilters view={view} links={links} />
      {editable && <GridBulk view={view} links={links} reply={reply} />}
      {rows.length === 0 ? (
        <EmptyState title={t('grid.none')}>
          <p>
            {t('grid.none_hint')} <a href={links.all}>{t('common.clear_filters')}</a>
          </p>
        </EmptyState>
      ) : (
        <GridTable view={view} links={links} reply={reply} />
      )}
      {editable && <GridKeys scale={checklist.scale} />}
    </Page>
  );
}

function GridFilters({ view: { filter, levels, hasPrevious, shared, rows }, links }: GridPageProps) {
  const t = useT();
  const shows = SHOWS.filter((each) => hasPrevious || (each !== 'changed' && each !== 'to_confirm'));
  return (
    <Filters clear={isFiltered(filter) ? links.all : undefined} folded={t('grid.filter.folded', { n: rows.length })}>
      <FilterSelect
        name="show"
        label={t('grid.filter.show')}
        value={filter.show}
        all={t('grid.filter.all')}
        options={shows.map((value) => ({ value, label: t(`grid.filter.${value}`) }))}
      />
      {levels.length > 1 && (
        <FilterSelect
          name="level"
          label={t('grid.filter.level')}
          value={filter.level}
          all={t('grid.filter.all_levels')}
          options={levels.map((value) => ({ value, label: levelText(t, value) }))}
        />
      )}
      <label className="choice">
        <input type="checkbox" name="key" value="1" defaultChecked={filter.key} />
        <span>{t('grid.filter.key')}</span>
      </label>
      {(shared || filter.mine) && (
        <label className="choice">
          <input type="checkbox" name="mine" value="1" defaultChecked={filter.mine} />
          <span>{t('grid.filter.mine')}</span>
        </label>
      )}
    </Filters>
  );
}

function GridTable({ view, links, reply }: GridPageProps) {
  const t = useT();
  const { checklist, rows, editable, hasPrevious, reader } = view;
  const { scale } = checklist;
  const oneScore = hasOneScore(checklist.framework);
  const columns = columnsOf(checklist, oneScore, hasPrevious);
  const label = (column: GridColumn) => (column === 'doc' && oneScore ? 'one_score' : column);
  const ticked = new Set((reply?.ticked ?? []).map((value) => readTick(value)?.code ?? ''));
  const html = writeRows(rows, {
    columns,
    ticks: editable,
    ticked,
    words: gridWords(t, scale),
    question: links.question,
  });
  const caption = t('grid.caption', { municipality: checklist.municipality });
  return (
    <answer-grid
      data-save={editable ? links.save : undefined}
      data-draft={`${reader}:${checklist.id}`}
      data-scale={scale}
      data-texts={editable ? JSON.stringify(liveTexts(t, scale)) : undefined}
    >
      <div className="grid-line">
        <span className="small soft">{t('grid.count', { n: rows.length })}</span>
        {editable && <p className="save-state" role="status" data-save-state="" />}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this only names what scrolls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div className="table-wrap grid-wrap" role="group" aria-label={caption} tabIndex={0}>
        <table className="grid">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('grid.column.requirement')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {t(`grid.column.${label(column)}`)}
                </th>
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped by grid-rows.ts */}
          <tbody dangerouslySetInnerHTML={{ __html: html }} />
        </table>
      </div>
    </answer-grid>
  );
}

type Enhanced = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
declare global {
  namespace React.JSX {
    interface IntrinsicElements {
      'answer-grid': Enhanced;
    }
  }
}
