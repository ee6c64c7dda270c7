import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { ClockLine } from '#app/ui/Clock.tsx';
import type { reportClocks } from './view-report.server.ts';

export interface ReportsCardProps {
  reports: readonly { id: number; entity: string; clocks: ReturnType<typeof reportClocks> }[];
  /** Where one is opened; null for who may not. */
  open: string | null;
  report: (id: number) => string;
}

/** The reports to the CCB on an incident, each with the clocks that run; and the way to open one. */
export function ReportsCard({ reports, open, report }: ReportsCardProps) {
  const t = useT();
  if (reports.length === 0 && open === null) return null;
  return (
    <section className="card" aria-labelledby="nis2">
      <h2 id="nis2">{t('nis2.card')}</h2>
      {reports.length === 0 && <p>{t('nis2.card_none')}</p>}
      {reports.map(({ id, entity, clocks }) => (
        <div key={id}>
          <a href={report(id)}>{entity}</a>
          {clocks
            .filter(({ state }) => state.phase !== 'stopped')
            .map(({ stage, state, how }) => (
              <p key={how.ruleId} className="small">
                {t(`nis2_terms.stage.${stage}`)}: <ClockLine state={state} />
              </p>
            ))}
        </div>
      ))}
      {open && (
        <p className="no-print">
          <ButtonLink kind="plain" href={open}>
            {t('nis2.open')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
