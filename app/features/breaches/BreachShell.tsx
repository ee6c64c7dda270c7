import type { ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ClockExplained, ClockLine } from '#app/ui/Clock.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { SubNav } from '#app/ui/SubNav.tsx';
import type { BreachHead } from './breach-head.ts';

/** Where the pages of a dossier are, and what stands around it. */
export interface BreachLinks {
  overview: string;
  facts: string;
  severity: string;
  decision: string;
  notifications: string;
  persons: string;
  register: string;
  municipality: string;
  /** Null for who may not read the incident. */
  incident: string | null;
}

export const BREACH_PAGES = ['overview', 'facts', 'severity', 'decision', 'notifications', 'persons'] as const;

interface ShellProps {
  head: BreachHead;
  links: BreachLinks;
  current: (typeof BREACH_PAGES)[number];
  form?: FormState | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

const TONE_OF_RISK = { none: 'good', risk: 'warning', high: 'bad' } as const;

/** The frame of every page of a dossier: which it is, how its clock stands, what was decided, and the other pages. */
export function BreachShell({ head, links, current, form, actions, children }: ShellProps) {
  const t = useT();
  const language = useLanguage();
  const { breach, code } = head;
  const overview = current === 'overview';
  const name = t('breaches.head.of', { code, entity: breach.entity });
  const crumbs: Crumb[] = [
    { label: breach.municipality, href: links.municipality },
    { label: t('breaches.title'), href: links.register },
    overview ? { label: code } : { label: code, href: links.overview },
    ...(overview ? [] : [{ label: t(`breaches.nav.${current}`) }]),
  ];
  const lines = BREACH_PAGES.map((page) => ({ label: `breaches.nav.${page}` as const, href: links[page] }));
  return (
    <Page
      title={overview ? name : t(`breaches.nav.${current}`)}
      lead={overview ? breach.incident?.title : name}
      crumbs={crumbs}
      actions={actions}
    >
      <SubNav label={t('breaches.nav.label')} lines={lines} current={links[current]} />
      {breach.closedAt && (
        <Notice>
          <p>{t('breaches.head.closed', { at: formatMoment(language, breach.closedAt) })}</p>
        </Notice>
      )}
      {form?.errors?.form?.[0] && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form[0])}</p>
        </Notice>
      )}
      <Standing head={head} incident={links.incident} />
      {children}
    </Page>
  );
}

/** The four things that everybody asks first. */
function Standing({ head, incident }: { head: BreachHead; incident: string | null }) {
  const t = useT();
  const { breach, clock, incidentCode } = head;
  const { assessment } = breach;
  return (
    <section className="card breach-head" aria-label={t('breaches.state')}>
      <dl className="facts">
        <div className="fact">
          <dt>{t('breaches.head.clock')}</dt>
          <dd>
            {clock ? (
              <>
                <ClockLine state={clock.state} />
                <ClockExplained how={clock.how} />
              </>
            ) : (
              <Status tone="warning">
                {t(breach.awareAt ? 'breaches.head.before_law' : 'breaches.head.no_clock')}
              </Status>
            )}
          </dd>
        </div>
        <div className="fact">
          <dt>{t('breaches.head.risk')}</dt>
          <dd>
            {assessment ? (
              <Status tone={TONE_OF_RISK[assessment.risk]}>{t(`breach_terms.risk.${assessment.risk}`)}</Status>
            ) : (
              <Status tone="quiet">{t('breaches.head.not_assessed')}</Status>
            )}
          </dd>
        </div>
        <div className="fact">
          <dt>{t('breaches.head.decision')}</dt>
          <dd>
            <DecisionText breach={breach} />
          </dd>
        </div>
        {incidentCode && incident && (
          <div className="fact">
            <dt>{t('breaches.head.incident')}</dt>
            <dd>
              <a href={incident}>{incidentCode}</a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function DecisionText({ breach }: { breach: BreachHead['breach'] }) {
  const t = useT();
  const language = useLanguage();
  const { decision } = breach;
  if (!decision) return <Status tone="quiet">{t('breaches.head.undecided')}</Status>;
  const what = t(`breach_terms.decision.${decision.notify ? 'notify' : 'not_notify'}`);
  return (
    <Status tone="accent">
      {t('breaches.head.decided', { what, name: decision.decidedBy, at: formatMoment(language, decision.decidedAt) })}
    </Status>
  );
}
