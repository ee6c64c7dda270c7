import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { FrameworkEntry } from '#db/queries/frameworks.server.ts';

/** The library: every framework with its edition, how much it asks per level, and how sure its contents are. */
export function FrameworksPage({
  frameworks,
  hrefOf,
}: {
  frameworks: readonly FrameworkEntry[];
  hrefOf: (id: number) => string;
}) {
  const t = useT();
  const language = useLanguage();
  return (
    <Page title={t('frameworks.title')} lead={t('frameworks.lead')}>
      <Table
        caption={t('frameworks.title')}
        columns={[
          { key: 'title', label: t('frameworks.framework') },
          { key: 'edition', label: t('frameworks.edition') },
          { key: 'counts', label: t('frameworks.requirements') },
          { key: 'scale', label: t('frameworks.scale') },
          { key: 'owner', label: t('frameworks.owner') },
          { key: 'verified', label: t('frameworks.contents') },
        ]}
        rows={frameworks.map((each) => ({
          key: each.id,
          cells: [
            <a key="title" href={hrefOf(each.id)}>
              {titleIn(language, each)}
            </a>,
            t('frameworks.edition_revision', { edition: each.edition, revision: each.revision }),
            <Counts key="counts" framework={each} />,
            t(`frameworks.scales.${each.scale}`),
            each.owner || '–',
            <Verified key="verified" verified={each.verified} />,
          ],
        }))}
      />
    </Page>
  );
}

/** How many requirements, and how many key measures among them, each level asks. */
export function Counts({ framework }: { framework: FrameworkEntry }) {
  const t = useT();
  const language = useLanguage();
  return (
    <ul className="plain-list">
      {framework.counts.map((count) => {
        const level = framework.levels.find((each) => each.code === count.level);
        const name = framework.levels.length > 1 && level ? `${level.title[language]}: ` : '';
        return (
          <li key={count.level} className="nowrap">
            {name}
            <strong>{count.requirements}</strong>
            {count.keyMeasures > 0 && (
              <span className="soft small"> {t('frameworks.key_count', { n: count.keyMeasures })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function Verified({ verified }: { verified: boolean }) {
  const t = useT();
  return (
    <Status tone={verified ? 'good' : 'warning'}>
      {t(verified ? 'frameworks.verified' : 'frameworks.unverified')}
    </Status>
  );
}
