import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { FrameworkEntry } from '#db/queries/frameworks.server.ts';

export interface FrameworksPageData {
  frameworks: readonly FrameworkEntry[];
  /** Null for whoever writes no frameworks. */
  drafts:
    | readonly { id: number; code: string; updatedAt: Date; document: { title: { nl: string; en: string } } }[]
    | null;
}

export interface LibraryLinks {
  framework: (id: number) => string;
  draft: (id: number) => string;
  begin: string;
  load: string;
}

/** The library: every framework with its edition, how much it asks per level, and how sure its contents are. */
export function FrameworksPage({ frameworks, drafts, links }: FrameworksPageData & { links: LibraryLinks }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Page
      title={t('frameworks.title')}
      lead={t('frameworks.lead')}
      actions={
        drafts && (
          <>
            <ButtonLink href={links.begin} kind="primary">
              {t('own_frameworks.new')}
            </ButtonLink>
            <ButtonLink href={links.load}>{t('own_frameworks.import.link')}</ButtonLink>
          </>
        )
      }
    >
      {drafts && drafts.length > 0 && <Drafts drafts={drafts} hrefOf={links.draft} />}
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
            <span key="title">
              <a href={links.framework(each.id)}>{titleIn(language, each)}</a>{' '}
              {each.own && <span className="chip">{t('own_frameworks.own')}</span>}
            </span>,
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

function Drafts({
  drafts,
  hrefOf,
}: {
  drafts: NonNullable<FrameworksPageData['drafts']>;
  hrefOf: (id: number) => string;
}) {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="card spaced">
      <h2>{t('own_frameworks.drafts')}</h2>
      <p className="soft">{t('own_frameworks.drafts_lead')}</p>
      <ul className="plain-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={hrefOf(draft.id)}>{draft.document.title[language]}</a>{' '}
            <span className="soft small">{formatMoment(language, draft.updatedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
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
