import type { Tri } from '#app/domain/nis2.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment, formatNumber } from '#app/i18n/format.ts';
import { resolvedText } from '#app/i18n/reason-words.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextArea, TextField } from '#app/ui/Field.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { ReportView } from './view-report.server.ts';

interface Props {
  view: ReportView;
  form: FormState | undefined;
}

const TONES = { yes: 'bad', no: 'good', unknown: 'quiet' } as const;
export const TRI: readonly Tri[] = ['yes', 'no', 'unknown'];

/** The questions by which an incident is significant, with the amounts that count. */
export function SignificanceCard({ view, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const { report, significant, mayHandle } = view;
  const { answers, thresholds } = report;
  const options = TRI.map((value) => ({ value, label: t(`incidents.ternary.${value}`) }));
  return (
    <section className="card stack" aria-labelledby="nis2-significance">
      <h2 id="nis2-significance">{t('nis2.significance')}</h2>
      <p>
        <Status tone={TONES[significant]}>{t(`nis2_terms.significance.${significant}`)}</Status>
      </p>
      {mayHandle && (
        <details open={form !== undefined || answers === null}>
          <summary>{t('nis2_terms.significance.title')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="significance" />
            <input type="hidden" name="version" value={report.version} />
            {(['service', 'disruption', 'harm'] as const).map((name) => (
              <RadioField
                key={name}
                name={name}
                label={t(`nis2_terms.significance.${name}`)}
                form={form}
                value={answers?.[name] ?? 'unknown'}
                options={options}
              />
            ))}
            <TextField
              name="loss"
              label={t('nis2_terms.significance.loss')}
              hint={t('nis2_terms.significance.threshold', {
                amount: formatNumber(language, thresholds.lossEur),
                percent: thresholds.turnoverPercent,
              })}
              inputMode="numeric"
              maxLength={9}
              form={form}
              value={answers?.lossEur === null || !answers ? '' : String(answers.lossEur)}
              optional
            />
            <TextField
              name="turnover"
              label={t('nis2_terms.significance.turnover')}
              inputMode="numeric"
              maxLength={9}
              form={form}
              value={answers?.turnoverEur === null || !answers ? '' : String(answers.turnoverEur)}
              optional
            />
            <div>
              <Button>{t('nis2.save')}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
}

/** Since when the entity knows, every moment that was said before, and a correction. */
export function AwareCard({ view, form }: Props) {
  const t = useT();
  const { report, mayHandle } = view;
  const [now, ...before] = report.awareness;
  return (
    <section className="card stack" aria-labelledby="nis2-aware">
      <h2 id="nis2-aware">{t('breaches.aware.title')}</h2>
      {now && <AwareLine line={now} />}
      {before.length > 0 && (
        <details>
          <summary>{t('breaches.aware.history')}</summary>
          {before.map((line) => (
            <AwareLine key={line.version} line={line} />
          ))}
        </details>
      )}
      {mayHandle && (
        <details className="no-print" open={form !== undefined}>
          <summary>{t('breaches.aware.correct')}</summary>
          <p className="hint">{t('breaches.aware.correct_hint')}</p>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="aware" />
            <input type="hidden" name="seen" value={report.awareVersion} />
            <TextField
              name="aware"
              label={t('nis2.aware')}
              hint={t('breaches.aware.at_hint')}
              maxLength={40}
              form={form}
              value={writeMoment({ precision: 'minute', at: report.awareAt })}
            />
            <TextArea name="why" label={t('breaches.aware.reason')} rows={3} maxLength={4_000} form={form} />
            <div>
              <Button>{t('nis2.save')}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
}

function AwareLine({ line }: { line: ReportView['report']['awareness'][number] }) {
  const t = useT();
  const language = useLanguage();
  const resolved = resolvedText(t, language, { at: line.awareAt, resolved: line.resolved });
  return (
    <div>
      <p>
        <strong>{formatMoment(language, line.awareAt)}</strong>
      </p>
      {line.reason && <p className="typed">{line.reason}</p>}
      {resolved && <p className="small">{resolved}</p>}
      {line.by && (
        <p className="soft small">{t('breaches.aware.by', { name: line.by, at: formatMoment(language, line.at) })}</p>
      )}
    </div>
  );
}

/** When handling ended: only then the final report can follow. */
export function HandledCard({ view, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const { report, mayHandle } = view;
  if (!mayHandle && !report.handledAt) return null;
  return (
    <section className="card stack" aria-labelledby="nis2-handled">
      <h2 id="nis2-handled">{t('nis2.handled_title')}</h2>
      {report.handledAt && <p>{t('nis2.handled_on', { at: formatMoment(language, report.handledAt) })}</p>}
      {mayHandle && (
        <form method="post" className="stack">
          <input type="hidden" name="intent" value="handled" />
          <input type="hidden" name="version" value={report.version} />
          <TextField
            name="handled"
            label={t('nis2.handled')}
            hint={t('nis2.handled_hint')}
            maxLength={40}
            form={form}
            value={report.handledAt ? writeMoment({ precision: 'minute', at: report.handledAt }) : ''}
          />
          <div>
            <Button>{t('nis2.save')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
