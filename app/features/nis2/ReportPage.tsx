import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ClockExplained, ClockLine } from '#app/ui/Clock.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { KeptText } from '#app/ui/KeptText.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { AwareCard, HandledCard, SignificanceCard } from './ReportCards.tsx';
import { StageForms } from './StageForms.tsx';
import { StopCard } from './StopCard.tsx';
import type { ReportView } from './view-report.server.ts';

interface Props {
  view: ReportView;
  crumbs: readonly Crumb[];
  file: (stage: number, as: 'docx' | 'pdf' | 'json') => string;
  form: FormState | undefined;
}

/** A report to the CCB: its clocks, whether it is significant, what was sent, and the stage that can follow. */
export function ReportPage({ view, crumbs, file, form }: Props) {
  const t = useT();
  const { report, clocks, mayHandle } = view;
  const incident = [view.incidentCode, report.incident?.title].filter(Boolean).join(' ');
  const of = (intent: string) => (form?.values?.intent === intent ? form : undefined);
  return (
    <Page title={t('nis2.title')} lead={t('nis2.lead', { entity: report.entity, incident })} crumbs={crumbs}>
      {form?.errors?.form?.[0] && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form[0])}</p>
        </Notice>
      )}
      <KeptText form={of('stage')} gone={report.stoppedAt !== null} />
      <section className="card breach-head stack-small" aria-labelledby="nis2-clocks">
        <h2 id="nis2-clocks">{t('nis2.clocks')}</h2>
        <p>
          <Status tone={report.voluntary ? 'quiet' : 'accent'}>
            {t(report.voluntary ? 'nis2.voluntary' : 'nis2.due')}
          </Status>
        </p>
        {clocks.map(({ stage, state, how }) => (
          <div key={`${stage}-${how.ruleId}`}>
            <strong>{t(`nis2_terms.stage.${stage}`)}</strong> <ClockLine state={state} />
            <ClockExplained how={how} />
          </div>
        ))}
        <p className="small soft">{t('nis2.emergency')}</p>
      </section>
      <div className="columns wide-columns">
        <div className="stack">
          {report.stoppedAt !== null && <StopCard view={view} form={of('resume') ?? of('stop')} />}
          {mayHandle && report.stoppedAt === null ? (
            <StageForms view={view} form={of('stage')} />
          ) : (
            !mayHandle && <p className="soft">{t('nis2.read_only')}</p>
          )}
        </div>
        <div className="stack">
          <Sent view={view} file={file} />
          <AwareCard view={view} form={of('aware')} />
          <SignificanceCard view={view} form={of('significance')} />
          <HandledCard view={view} form={of('handled')} />
          {report.stoppedAt === null && <StopCard view={view} form={of('stop')} />}
        </div>
      </div>
    </Page>
  );
}

function Sent({ view, file }: Pick<Props, 'view' | 'file'>) {
  const t = useT();
  const language = useLanguage();
  const { stages } = view.report;
  return (
    <section className="card" aria-labelledby="nis2-sent">
      <h2 id="nis2-sent">{t('nis2.stages')}</h2>
      {stages.length === 0 && <p>{t('nis2.no_stages')}</p>}
      <ul className="bare-list stack">
        {stages.map((one) => (
          <li key={one.id}>
            <strong>{t(`nis2_terms.stage.${one.stage}`)}</strong>
            <span className="soft small block">
              {t('nis2.stage_line', {
                at: formatMoment(language, one.sentAt),
                way: t(`notifications.way.${one.way}`),
                by: one.sentBy,
              })}
              {one.reference && ` · ${one.reference}`}
            </span>
            <span className="row no-print">
              {(['docx', 'pdf', 'json'] as const).map((as) => (
                <a key={as} href={file(one.id, as)}>
                  {as === 'docx' ? 'Word' : as.toUpperCase()}
                  <span className="visually-hidden">: {t(`nis2_terms.stage.${one.stage}`)}</span>
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
