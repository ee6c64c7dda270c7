import type { ListLine } from '#app/domain/incident-lists.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Page } from '#app/ui/Page.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { ListsView } from './view-lists.server.ts';

export interface ListLinks {
  category: (code: string) => string;
  template: (code: string) => string;
  /** What stands for a code in the address of a line that is not there yet. */
  fresh: string;
}

interface Props {
  view: ListsView;
  nav: readonly SubNavLine[];
  here: string;
  links: ListLinks;
}

/** What the service chooses from when something goes wrong: its categories and its task templates. */
export function IncidentListsPage({ view, nav, here, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const inUse = <Line extends ListLine>(lines: readonly Line[]) => lines.filter(({ retiredAt }) => retiredAt === null);
  return (
    <Page title={t('incident_lists.title')} lead={t('incident_lists.lead')}>
      <SubNav label={t('settings.navigation')} lines={nav} current={here} />
      <section aria-labelledby="categories">
        <h2 id="categories">{t('incident_lists.categories')}</h2>
        <p className="soft">{t('incident_lists.categories_hint')}</p>
        <Table
          caption={t('incident_lists.categories')}
          columns={[
            { key: 'name', label: t('incident_lists.name') },
            { key: 'class', label: t('incident_lists.rsit') },
          ]}
          rows={inUse(view.categories).map((line) => ({
            key: line.code,
            cells: [
              <a href={links.category(line.code)} key="name">
                {titleIn(language, line)}
              </a>,
              t(`incident_terms.rsit.${line.rsitClass}`),
            ],
          }))}
        />
        <Retired lines={view.categories} href={links.category} />
        <p>
          <ButtonLink href={links.category(links.fresh)}>{t('incident_lists.add_category')}</ButtonLink>
        </p>
      </section>
      <section aria-labelledby="templates">
        <h2 id="templates">{t('incident_lists.templates')}</h2>
        <p className="soft">{t('incident_lists.templates_hint')}</p>
        <Table
          caption={t('incident_lists.templates')}
          columns={[
            { key: 'name', label: t('incident_lists.name') },
            { key: 'tasks', label: t('incident_lists.tasks'), number: true },
            { key: 'first', label: t('incident_lists.first_task') },
          ]}
          rows={inUse(view.templates).map((line) => ({
            key: line.code,
            cells: [
              <a href={links.template(line.code)} key="name">
                {titleIn(language, line)}
              </a>,
              line.tasks.length,
              line.tasks[0] && titleIn(language, line.tasks[0]),
            ],
          }))}
        />
        <Retired lines={view.templates} href={links.template} />
        <p>
          <ButtonLink href={links.template(links.fresh)}>{t('incident_lists.add_template')}</ButtonLink>
        </p>
      </section>
    </Page>
  );
}

/** What is out of use, folded away; its page takes it in use again. */
function Retired({ lines, href }: { lines: readonly ListLine[]; href: (code: string) => string }) {
  const t = useT();
  const language = useLanguage();
  const gone = lines.flatMap(({ retiredAt, ...line }) => (retiredAt === null ? [] : [{ ...line, retiredAt }]));
  if (gone.length === 0) return null;
  return (
    <details>
      <summary>{t('incident_lists.retired', { n: gone.length })}</summary>
      <ul>
        {gone.map((line) => (
          <li key={line.code}>
            <a href={href(line.code)}>{titleIn(language, line)}</a>{' '}
            <span className="soft small">
              {t('incident_lists.retired_on', { day: formatMoment(language, line.retiredAt) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
