import type { ReactNode } from 'react';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatBytes, formatMoment } from '#app/i18n/format.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Faults } from './PiecesPage.tsx';
import type { IncidentPieceView } from './view-pieces.server.ts';

interface Props {
  view: IncidentPieceView;
  crumbs: readonly Crumb[];
  /** Where its file is given. */
  file: string;
  form: FormState | undefined;
}

/** One piece of evidence of an incident, with who had it in hand since. */
export function CustodyPage({ view, crumbs, file, form }: Props) {
  const t = useT();
  const { head, piece } = view;
  return (
    <Page title={piece.title} lead={`${head.code} · ${head.title}`} crumbs={crumbs}>
      <Faults form={form} />
      {piece.damagedAt && (
        <Notice tone="bad">
          <p>{t('incident_pieces.damaged_text')}</p>
        </Notice>
      )}
      <div className="stack">
        <section className="card" aria-label={piece.title}>
          <PieceFacts piece={piece} />
          {piece.kind === 'file' && (
            <div className="no-print">
              <ButtonLink href={file}>{t('incident_pieces.download')}</ButtonLink>
              <p className="hint">{t('incident_pieces.download_hint')}</p>
            </div>
          )}
        </section>
        <section aria-labelledby="chain" className="stack">
          <h2 id="chain">{t('incident_pieces.chain')}</h2>
          <p className="hint">{t('incident_pieces.chain_hint')}</p>
          <ol className="log" aria-labelledby="chain">
            {view.custody.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
          {head.handles && <NewLine view={view} form={form} />}
        </section>
      </div>
    </Page>
  );
}

function PieceFacts({ piece }: Pick<IncidentPieceView, 'piece'>) {
  const t = useT();
  const language = useLanguage();
  const obtained = partialText(t, language, momentFrom(piece.obtainedAt, piece.obtainedPrecision));
  const facts: [string, ReactNode][] = [
    [t('incident_pieces.source'), piece.source],
    [t('incident_pieces.obtained'), t('incident_pieces.by_at', { at: obtained, name: piece.obtainedBy })],
    [
      t('incident_pieces.taken_in'),
      t('incident_pieces.by_at', { at: formatMoment(language, piece.at), name: piece.by ?? '–' }),
    ],
    ...(piece.keptAt ? [[t('incident_pieces.kept_at'), piece.keptAt] satisfies [string, ReactNode]] : []),
  ];
  if (piece.kind === 'file') {
    facts.push([t('incident_pieces.kind.file'), piece.fileName]);
    facts.push([t('incident_pieces.size'), formatBytes(language, piece.sizeBytes ?? 0)]);
    facts.push([t('incident_pieces.fingerprint'), <code key="sha256">{piece.sha256}</code>]);
  }
  return (
    <dl className="facts">
      {facts.map(([term, value]) => (
        <div key={term} className="fact">
          <dt>{term}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Line({ line }: { line: IncidentPieceView['custody'][number] }) {
  const t = useT();
  const language = useLanguage();
  const at = formatMoment(language, line.happenedAt);
  const written = formatMoment(language, line.at);
  return (
    <li>
      <div>
        <time dateTime={line.happenedAt.toISOString()}>{at}</time>
        <p className="log-who">
          {line.by && t('incidents.timeline.by', { name: line.by })}{' '}
          {written !== at && <span className="soft small">{t('incident_pieces.written', { at: written })}</span>}
        </p>
      </div>
      <div>
        <strong>{t(`incident_pieces.custody.${line.act}`)}</strong>
      </div>
      <div>
        {line.holder && <p className="wrap-anywhere">{line.holder}</p>}
        {line.note && <p className="typed">{line.note}</p>}
      </div>
    </li>
  );
}

function NewLine({ view, form }: { view: IncidentPieceView; form: FormState | undefined }) {
  const t = useT();
  return (
    <details className="card no-print" open={form !== undefined}>
      <summary>
        <span className="summary-title">{t('incident_pieces.tell')}</span>
      </summary>
      <form method="post" className="stack">
        <FormKey value={form?.values?.form_key ?? view.formKey} />
        <SelectField
          name="act"
          label={t('incident_pieces.what')}
          options={view.acts.map((act) => ({ value: act, label: t(`incident_pieces.custody.${act}`) }))}
          form={form}
        />
        <TextField
          name="holder"
          label={t('incident_pieces.holder')}
          hint={t('incident_pieces.holder_hint')}
          maxLength={400}
          form={form}
          optional
        />
        <TextArea
          name="note"
          label={t('incident_pieces.note')}
          hint={t('incident_pieces.note_hint')}
          rows={3}
          maxLength={2_000}
          form={form}
          optional
        />
        <TextField
          name="happened"
          label={t('incident_pieces.happened')}
          hint={t('incident_pieces.happened_hint')}
          maxLength={40}
          form={form}
          optional
        />
        <div>
          <Button>{t('common.add')}</Button>
        </div>
      </form>
    </details>
  );
}
