import { createElement, type ReactNode } from 'react';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { KeptText } from '#app/ui/KeptText.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Facts } from './Facts.tsx';
import { PhaseCard } from './PhaseCard.tsx';
import { RecordForm } from './RecordForm.tsx';
import { Tasks } from './Tasks.tsx';
import { Timeline, type TimelineLinks } from './Timeline.tsx';
import type { IncidentView } from './view-incident.server.ts';

export interface IncidentPageProps {
  view: IncidentView;
  crumbs: readonly Crumb[];
  /** Under which name the window kept what was typed to report it. */
  place: string;
  links: TimelineLinks;
  form: FormState | undefined;
  /** Cards of other registers, beside how it stands. */
  aside?: ReactNode;
  /** What hangs on it, under its record. */
  below?: ReactNode;
}

/** An incident: what is known, what is done about it, what happened when, and what is still missing. */
export function IncidentPage({ view, crumbs, place, links, form, aside, below }: IncidentPageProps) {
  const t = useT();
  const language = useLanguage();
  const { incident, code, may } = view;
  const intent = form?.values?.intent;
  const of = (...intents: string[]) => (intent !== undefined && intents.includes(intent) ? form : undefined);
  const name = incident.reporter ?? incident.reporterName;
  const said = {
    at: partialText(t, language, momentFrom(incident.reportedAt, incident.reportedPrecision)),
    channel: t(`incidents.channel.${incident.channel}`),
  };
  return (
    <Page
      title={incident.title}
      lead={`${code} · ${name ? t('incidents.page_of.reported_by', { ...said, name }) : t('incidents.page_of.reported_unnamed', said)}`}
      crumbs={crumbs}
      record
    >
      {createElement('kept-form', { 'data-place': place, 'data-sent': '' })}
      {form?.errors && !form.errors.version && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form?.[0] ?? 'common.error.form')}</p>
        </Notice>
      )}
      <KeptText form={form} gone={incident.phase === 'closed' && intent !== 'phase'} />
      {incident.phase === 'closed' && incident.closedAt && (
        <Notice tone="good">
          <p>
            {t('incidents.page_of.closed_hint', {
              at: partialText(t, language, momentFrom(incident.closedAt, incident.closedPrecision)),
            })}
          </p>
        </Notice>
      )}
      {!may.move && <p className="soft">{t('incidents.page_of.read_only')}</p>}
      <div className="columns wide-columns incident-columns">
        <div className="stack">
          <Facts view={view} />
          {may.handle && <RecordForm view={view} form={of('record')} />}
          {below}
        </div>
        <div className="stack">
          {aside}
          <PhaseCard view={view} form={of('phase')} />
          <Tasks view={view} form={of('task')} given={of('template')} />
        </div>
      </div>
      <Timeline view={view} links={links} form={of('note')} />
    </Page>
  );
}
