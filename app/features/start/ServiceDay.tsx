import { useT } from '#app/i18n/context.tsx';
import { dueText } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Table } from '#app/ui/Table.tsx';
import { RunningCampaigns } from './RunningCampaigns.tsx';
import type { StartLinks } from './start-links.ts';
import type { ServiceWork, WorkLine } from './start-page.ts';

/** Lines of a list on this page; the whole list is one click away. */
const SHOWN = 6;

/** A reviewer's morning: what waits for a verdict, who is late, who has not begun, how the campaigns go. */
export function ServiceDay({ service, links }: { service: ServiceWork; links: StartLinks }) {
  const t = useT();
  const { waiting, late, notStarted, campaigns } = service;
  if (campaigns.length === 0) {
    return (
      <EmptyState title={t('start.service.empty')}>
        <p>{t('start.service.empty_text')}</p>
        <ButtonLink kind="primary" href={links.campaigns}>
          {t('common.nav.campaigns')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <Tiles service={service} links={links} />
      <div className="columns wide-columns">
        {waiting.length > 0 && <Waiting service={service} links={links} />}
        {late.length > 0 && (
          <OpenList
            id="late"
            title={t('start.service.late')}
            lines={late}
            all={links.portfolio('late')}
            links={links}
          />
        )}
        {notStarted.length > 0 && (
          <OpenList
            id="not-started"
            title={t('start.service.not_started')}
            lines={notStarted}
            all={links.portfolio('not_started')}
            links={links}
          />
        )}
      </div>
      <RunningCampaigns service={service} links={links} />
    </>
  );
}

function Tiles({ service, links }: { service: ServiceWork; links: StartLinks }) {
  const t = useT();
  const longest = service.waiting[0]?.waitingDays ?? 0;
  const tiles = [
    {
      href: links.reviews,
      n: service.waiting.length,
      label: t('start.service.tile_waiting', { n: service.waiting.length }),
      note: service.waiting.length > 0 ? t('start.service.longest', { n: longest }) : '',
    },
    { href: links.reviews, n: service.fresh, label: t('start.service.tile_fresh', { n: service.fresh }), note: '' },
    {
      href: links.portfolio('late'),
      n: service.late.length,
      label: t('start.service.tile_late', { n: service.late.length }),
      note: '',
    },
    {
      href: links.portfolio('not_started'),
      n: service.notStarted.length,
      label: t('start.service.tile_not_started', { n: service.notStarted.length }),
      note: '',
    },
  ];
  return (
    <ul className="tiles">
      {tiles.map((tile) => (
        <li key={tile.label}>
          <a className="card tile" href={tile.href}>
            <strong>{tile.n}</strong> {tile.label}
            {tile.note && <span className="soft small block">{tile.note}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Waiting({ service, links }: { service: ServiceWork; links: StartLinks }) {
  const t = useT();
  const shown = service.waiting.slice(0, SHOWN);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t('start.service.waiting')}</h2>
      <Table
        caption={t('start.service.waiting')}
        columns={[
          { key: 'municipality', label: t('reviews.queue.municipality') },
          { key: 'title', label: t('reviews.queue.checklist') },
          { key: 'waiting', label: t('reviews.queue.waiting'), number: true },
          { key: 'to_review', label: t('reviews.queue.to_review'), number: true },
        ]}
        rows={shown.map(({ work, waitingDays }) => ({
          key: work.id,
          cells: [
            <a key="open" href={links.review(work.slug, work.id)}>
              {work.municipality}
            </a>,
            work.title,
            <span key="waiting" className="nowrap">
              {t('reviews.queue.waiting_days', { n: waitingDays })}
            </span>,
            work.toReview,
          ],
        }))}
      />
      <More count={service.waiting.length - shown.length} href={links.reviews} />
    </section>
  );
}

interface OpenListProps {
  id: string;
  title: string;
  lines: readonly WorkLine[];
  all: string;
  links: StartLinks;
}

function OpenList({ id, title, lines, all, links }: OpenListProps) {
  const t = useT();
  const shown = lines.slice(0, SHOWN);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Table
        caption={title}
        columns={[
          { key: 'municipality', label: t('reviews.queue.municipality') },
          { key: 'title', label: t('reviews.queue.checklist') },
          { key: 'due', label: t('reviews.queue.due') },
          { key: 'progress', label: t('portfolio.progress') },
        ]}
        rows={shown.map(({ work, state, due }) => ({
          key: work.id,
          cells: [
            <a key="open" href={links.checklist(work.slug, work.id)}>
              {work.municipality}
            </a>,
            <>
              {work.title}
              {work.assignee && <span className="soft small block">{work.assignee}</span>}
            </>,
            <span key="due" className="nowrap">
              {dueText(t, due)}
            </span>,
            <span key="progress" className="nowrap">
              {state === 'not_started' ? t('terms.phase.not_started') : `${work.answered}/${work.total}`}
            </span>,
          ],
        }))}
      />
      <More count={lines.length - shown.length} href={all} />
    </section>
  );
}

function More({ count, href }: { count: number; href: string }) {
  const t = useT();
  if (count <= 0) return null;
  return (
    <p>
      <a href={href}>{t('start.service.more', { n: count })}</a>
    </p>
  );
}
