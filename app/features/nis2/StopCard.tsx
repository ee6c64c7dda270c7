import { STOP_GROUNDS } from '#app/domain/nis2.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextArea } from '#app/ui/Field.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { ReportView } from './view-report.server.ts';

interface Props {
  view: ReportView;
  form: FormState | undefined;
}

/** That a report goes no further, with its ground and reason, or how to say so. */
export function StopCard({ view, form }: Props) {
  const t = useT();
  const { report, mayHandle } = view;
  const finished = report.stages.some(({ stage }) => stage === 'final');
  if (report.stoppedAt === null && (!mayHandle || finished)) return null;
  return (
    <section className="card stack" aria-labelledby="nis2-stop">
      <h2 id="nis2-stop">{t(report.stoppedAt ? 'nis2.stop.stopped' : 'nis2.stop.title')}</h2>
      <Stopped view={view} />
      {mayHandle && (
        <details className="no-print" open={form !== undefined}>
          <summary>{t(report.stoppedAt ? 'nis2.stop.resume' : 'nis2.stop.act')}</summary>
          <p className="hint">{t(report.stoppedAt ? 'nis2.stop.resume_hint' : 'nis2.stop.hint')}</p>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value={report.stoppedAt ? 'resume' : 'stop'} />
            <input type="hidden" name="version" value={report.version} />
            {report.stoppedAt === null && (
              <RadioField
                name="ground"
                label={t('nis2.stop.ground')}
                form={form}
                value={report.voluntary ? 'voluntary' : 'not_significant'}
                options={STOP_GROUNDS.map((value) => ({ value, label: t(`nis2.stop.grounds.${value}`) }))}
              />
            )}
            <TextArea name="why" label={t('nis2.stop.why')} rows={3} maxLength={4_000} form={form} />
            <div>
              <Button>{t(report.stoppedAt ? 'nis2.stop.resume' : 'nis2.stop.act')}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
}

function Stopped({ view }: Pick<Props, 'view'>) {
  const t = useT();
  const language = useLanguage();
  const { stoppedAt, stoppedGround, stoppedReason, stoppedBy } = view.report;
  if (!stoppedAt || !stoppedGround) return null;
  return (
    <>
      <p>
        <Status tone="quiet">{t(`nis2.stop.grounds.${stoppedGround}`)}</Status>
      </p>
      <p className="typed">{stoppedReason}</p>
      <p className="soft small">
        {t('breaches.aware.by', { name: stoppedBy ?? '–', at: formatMoment(language, stoppedAt) })}
      </p>
    </>
  );
}
