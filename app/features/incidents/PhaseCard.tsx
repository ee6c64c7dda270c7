import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextArea } from '#app/ui/Field.tsx';
import { PhaseStatus } from './IncidentsPage.tsx';
import type { IncidentView } from './view-incident.server.ts';

/** Where the handling stands, where it may go, and what closing still asks. */
export function PhaseCard({ view, form }: { view: IncidentView; form: FormState | undefined }) {
  const t = useT();
  const { incident, moves, missing, may } = view;
  const closed = incident.phase === 'closed';
  return (
    <section className="card" aria-labelledby="phase-title">
      <h2 id="phase-title">{t('incidents.move.title')}</h2>
      <p>
        <PhaseStatus phase={incident.phase} withdrawn={incident.withdrawnAt !== null} />
      </p>
      {moves.length > 0 && (
        <form method="post" action="?" className="stack">
          <input type="hidden" name="intent" value="phase" />
          <input type="hidden" name="seen" value={incident.phase} />
          <SelectField
            name="phase"
            label={t('incidents.move.to')}
            form={form}
            options={moves.map(({ to }) => ({ value: to, label: t(`incidents.phase.${to}`) }))}
          />
          <TextArea
            name="reason"
            label={t('incidents.move.reason')}
            hint={t('incidents.move.reason_hint')}
            rows={2}
            maxLength={4_000}
            form={form}
            optional={!closed}
          />
          <div>
            <Button>{t(closed ? 'incidents.move.reopen' : 'incidents.move.act')}</Button>
          </div>
        </form>
      )}
      {!closed && missing.length > 0 && (
        <>
          <p className="small">{t('incidents.move.missing')}</p>
          <ul className="small">
            {missing.map((each) => (
              <li key={each}>{t(`incidents.missing.${each}`)}</li>
            ))}
          </ul>
        </>
      )}
      {!closed && missing.length === 0 && <p className="small">{t('incidents.move.nothing_missing')}</p>}
      {may.move && !may.close && <p className="soft small">{t('incidents.move.dpo_closes')}</p>}
    </section>
  );
}
