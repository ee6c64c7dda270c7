import type { ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Page } from '#app/ui/Page.tsx';
import { EvidenceCareCard } from './EvidenceCareCard.tsx';
import { MyWorkList } from './MyWorkList.tsx';
import { ServiceDay } from './ServiceDay.tsx';
import type { StartLinks } from './start-links.ts';
import type { StartPageData } from './start-page.ts';

interface Props {
  page: StartPageData;
  links: StartLinks;
  /** What comes before everything else, such as what was written to the reader. */
  first?: ReactNode;
  /** What other parts of the product show a director, and who oversees the service. */
  children?: ReactNode;
}

/** The start page: what needs this person today, and nothing else. */
export function StartPage({ page, links, first, children }: Props) {
  const t = useT();
  const language = useLanguage();
  const firstName = page.name.split(' ')[0] ?? page.name;
  return (
    <Page title={t('start.greeting', { name: firstName })} lead={formatDay(language, page.today)}>
      <div className="stack">
        {first}
        {page.service && <ServiceDay service={page.service} links={links} />}
        {page.answers && <MyWorkList mine={page.mine} places={page.places} links={links} />}
        {page.care.length > 0 && <EvidenceCareCard care={page.care} links={links} />}
        {children}
        {page.memberships && <AuditorCard page={page} links={links} />}
        {page.keeper && <KeeperCards page={page} links={links} />}
      </div>
    </Page>
  );
}

function AuditorCard({ page, links }: { page: StartPageData; links: StartLinks }) {
  const t = useT();
  const language = useLanguage();
  const wide = page.memberships?.some(({ role, slug }) => role === 'auditor' && slug === null);
  return (
    <section className="card" aria-labelledby="auditor">
      <h2 id="auditor">{t('start.auditor.title')}</h2>
      <p>{t('start.auditor.text')}</p>
      <ul>
        {page.memberships
          ?.filter(({ role }) => role === 'auditor')
          .map(({ slug, municipality, untilOn }) => (
            <li key={slug ?? ''}>
              {slug && municipality ? (
                <a href={links.municipality(slug)}>{municipality}</a>
              ) : (
                <a href={links.portfolio('')}>{t('start.auditor.whole')}</a>
              )}{' '}
              <strong>
                {untilOn ? t('start.auditor.until', { day: formatDay(language, untilOn) }) : t('start.auditor.no_end')}
              </strong>
            </li>
          ))}
      </ul>
      {wide && <ButtonLink href={links.portfolio('')}>{t('common.nav.portfolio')}</ButtonLink>}
    </section>
  );
}

function KeeperCards({ page, links }: { page: StartPageData; links: StartLinks }) {
  const t = useT();
  const language = useLanguage();
  const { keeper } = page;
  if (!keeper) return null;
  const facts = (lines: readonly [string, ReactNode][]) => (
    <dl className="facts">
      {lines.map(([term, value]) => (
        <div key={term} className="fact">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <div className="columns">
      <section className="card" aria-labelledby="people">
        <h2 id="people">{t('start.keeper.people')}</h2>
        {facts([
          [t('start.keeper.members'), keeper.people],
          [t('start.keeper.invited'), keeper.invited],
          [t('start.keeper.without_second_factor'), keeper.withoutSecondFactor],
          [t('start.keeper.suspended'), keeper.suspended],
        ])}
        <ButtonLink href={links.people}>{t('start.keeper.to_people')}</ButtonLink>
      </section>
      <section className="card" aria-labelledby="mails">
        <h2 id="mails">{t('start.keeper.mails')}</h2>
        {facts([
          [t('start.keeper.waiting'), keeper.mailsWaiting],
          [t('start.keeper.failed'), keeper.mailsFailed],
          [t('start.keeper.last'), keeper.lastMailAt ? formatMoment(language, keeper.lastMailAt) : '–'],
        ])}
        <ButtonLink href={links.mails}>{t('start.keeper.to_mails')}</ButtonLink>
      </section>
      <section className="card" aria-labelledby="places">
        <h2 id="places">{t('common.nav.municipalities')}</h2>
        {facts([
          [t('start.keeper.covered'), keeper.municipalities],
          [t('start.keeper.without_spoc'), keeper.withoutSpoc],
        ])}
        <ButtonLink href={links.municipalities}>{t('start.keeper.to_places')}</ButtonLink>
        <p className="soft small">{t('access.why.admin_no_registers')}</p>
      </section>
    </div>
  );
}
