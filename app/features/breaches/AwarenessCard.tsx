import { writeMoment } from '#app/domain/typed-moment.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { resolvedText } from '#app/i18n/reason-words.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextArea, TextField } from '#app/ui/Field.tsx';
import type { BreachView } from './view-breach.server.ts';

type Line = BreachView['awareness'][number];

/** Since when the controller knows, who says so and why, and every moment before it. */
export function AwarenessCard({ view, form }: { view: BreachView; form: FormState | undefined }) {
  const t = useT();
  const { head, awareness } = view;
  const [now, ...before] = awareness;
  return (
    <section className="card" aria-labelledby="awareness">
      <h2 id="awareness">{t('breaches.aware.title')}</h2>
      <p className="hint">{t('breaches.aware.hint')}</p>
      {now && <Told line={now} />}
      {before.length > 0 && (
        <details>
          <summary>{t('breaches.aware.history')}</summary>
          {before.map((line) => (
            <Told key={line.version} line={line} />
          ))}
        </details>
      )}
      {head.may.handle &&
        (now ? (
          <details className="no-print" open={form !== undefined}>
            <summary>{t('breaches.aware.correct')}</summary>
            <p className="hint">{t('breaches.aware.correct_hint')}</p>
            <AwareForm now={now} form={form} />
          </details>
        ) : (
          <AwareForm now={undefined} form={form} />
        ))}
    </section>
  );
}

function Told({ line }: { line: Line }) {
  const t = useT();
  const language = useLanguage();
  const resolved = resolvedText(t, language, { at: line.awareAt, resolved: line.resolved });
  return (
    <div>
      <p>
        <strong>{t('breaches.aware.line', { at: formatMoment(language, line.awareAt), who: line.who })}</strong>
      </p>
      <p className="typed">{line.reason}</p>
      {resolved && <p className="small">{resolved}</p>}
      {line.by && (
        <p className="soft small">{t('breaches.aware.by', { name: line.by, at: formatMoment(language, line.at) })}</p>
      )}
    </div>
  );
}

function AwareForm({ now, form }: { now: Line | undefined; form: FormState | undefined }) {
  const t = useT();
  return (
    <form method="post" action="?index" className="stack">
      <input type="hidden" name="intent" value="aware" />
      <input type="hidden" name="seen" value={now?.version ?? 0} />
      <TextField
        name="aware"
        label={t('breaches.aware.at')}
        hint={t('breaches.aware.at_hint')}
        maxLength={40}
        form={form}
        value={now && writeMoment({ precision: 'minute', at: now.awareAt })}
      />
      <TextField
        name="who"
        label={t('breaches.aware.who')}
        hint={t('breaches.aware.who_hint')}
        maxLength={200}
        form={form}
        value={now?.who}
      />
      <TextArea
        name="reason"
        label={t('breaches.aware.reason')}
        hint={t('breaches.aware.reason_hint')}
        rows={3}
        maxLength={4_000}
        form={form}
      />
      <div>
        <Button>{t('breaches.aware.save')}</Button>
      </div>
    </form>
  );
}
