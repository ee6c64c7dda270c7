import { NOTE_KINDS } from '#app/domain/incident.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { TimelineLine } from '#db/queries/incident-timeline.server.ts';
import { timelineText } from './timeline-text.ts';
import type { IncidentView } from './view-incident.server.ts';

export interface TimelineLinks {
  kind: (kind: string) => string;
  correct: (entry: number) => string;
}

interface Props {
  view: IncidentView;
  links: TimelineLinks;
  form: FormState | undefined;
}

/** What happened, was decided and was said, in the order of the facts. */
export function Timeline({ view, links, form }: Props) {
  const t = useT();
  return (
    <section aria-labelledby="timeline" className="stack">
      <h2 id="timeline">{t('incidents.timeline.title')}</h2>
      {view.kinds.length > 1 && (
        <nav className="row no-print" aria-label={t('incidents.timeline.only')}>
          {[null, ...view.kinds].map((kind) => (
            <a key={kind} href={links.kind(kind ?? '')} aria-current={view.kind === kind ? 'page' : undefined}>
              {kind ? t(`incidents.timeline.kinds.${kind}`) : t('incidents.timeline.all')}
            </a>
          ))}
        </nav>
      )}
      <ol className="log" aria-labelledby="timeline">
        {view.timeline.map((line) => (
          <Line key={line.id} line={line} view={view} correct={links.correct} />
        ))}
      </ol>
      {view.may.handle && <NewLine view={view} form={form} />}
    </section>
  );
}

function Line({ line, view, correct }: { line: TimelineLine; view: IncidentView; correct: (entry: number) => string }) {
  const t = useT();
  const language = useLanguage();
  const written = NOTE_KINDS.some((kind) => kind === line.kind);
  const at = formatMoment(language, line.happenedAt);
  const corrected = view.timeline.find(({ id }) => id === line.correctsId);
  return (
    <li id={`line-${line.id}`}>
      <div>
        <time dateTime={line.happenedAt.toISOString()}>{at}</time>
        <p className="log-who">
          {line.by && t('incidents.timeline.by', { name: line.by })}{' '}
          {formatMoment(language, line.at) !== at && (
            <span className="soft small">
              {t('incidents.timeline.written', { at: formatMoment(language, line.at) })}
            </span>
          )}
        </p>
      </div>
      <div>
        <strong>{t(`incidents.timeline.kinds.${line.kind}`)}</strong>
        {corrected && (
          <p className="soft small">
            <a href={`#line-${corrected.id}`}>
              {t('incidents.timeline.corrects', { at: formatMoment(language, corrected.happenedAt) })}
            </a>
          </p>
        )}
      </div>
      <div>
        {line.correctedBy !== null && (
          <p className="small">
            <a href={`#line-${line.correctedBy}`}>{t('incidents.timeline.corrected')}</a>
          </p>
        )}
        <p className={line.correctedBy === null ? 'typed' : 'typed soft'}>{timelineText(t, language, line)}</p>
        {line.decidedBy && <p className="small">{t('incidents.timeline.decided', { name: line.decidedBy })}</p>}
        {written && line.correctedBy === null && view.may.handle && (
          <a className="small no-print" href={correct(line.id)}>
            {t('incidents.timeline.correct')}
            <span className="visually-hidden">: {at}</span>
          </a>
        )}
      </div>
    </li>
  );
}

function NewLine({ view, form }: { view: IncidentView; form: FormState | undefined }) {
  const t = useT();
  const { correcting } = view;
  const now = form?.values?.corrects ?? String(correcting?.id ?? '');
  return (
    <details className="card no-print" open={form !== undefined || correcting !== null} id="new-line">
      <summary>
        <span className="summary-title">{t('incidents.timeline.add')}</span>
      </summary>
      <p className="hint">{t('incidents.timeline.hint')}</p>
      {correcting && (
        <blockquote>
          <p className="small">{t('incidents.timeline.correcting')}</p>
          <p className="typed">{correcting.text}</p>
        </blockquote>
      )}
      <form method="post" action="?">
        <input type="hidden" name="intent" value="note" />
        <input type="hidden" name="corrects" value={now} />
        <FormKey value={form?.values?.form_key ?? view.noteKey} />
        <RadioField
          name="kind"
          label={t('incidents.timeline.kind')}
          form={form}
          value={correcting?.kind ?? 'fact'}
          options={NOTE_KINDS.map((value) => ({ value, label: t(`incidents.timeline.kinds.${value}`) }))}
        />
        <TextArea
          name="text"
          label={t('incidents.timeline.text')}
          rows={3}
          maxLength={4_000}
          form={form}
          value={correcting?.text}
        />
        <TextField
          name="happened"
          label={t('incidents.timeline.happened')}
          hint={t('incidents.timeline.happened_hint')}
          maxLength={40}
          form={form}
          optional
        />
        <TextField
          name="decided_by"
          label={t('incidents.timeline.decided_by')}
          hint={t('incidents.timeline.decided_hint')}
          maxLength={200}
          form={form}
          value={correcting?.decidedBy}
          optional
        />
        <Button>{t('common.add')}</Button>
      </form>
    </details>
  );
}
