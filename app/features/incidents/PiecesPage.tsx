import type { ReactNode } from 'react';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatBytes } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextField } from '#app/ui/Field.tsx';
import { FileField } from '#app/ui/FileField.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { PiecesView } from './view-pieces.server.ts';

interface Props {
  view: PiecesView;
  crumbs: readonly Crumb[];
  piece: (id: number) => string;
  form: FormState | undefined;
}

/** The evidence of an incident, and the form to take in more while it is open. */
export function PiecesPage({ view, crumbs, piece, form }: Props) {
  const t = useT();
  const { head, pieces } = view;
  return (
    <Page title={t('incident_pieces.title')} lead={`${head.code} · ${head.title}`} crumbs={crumbs}>
      <Faults form={form} />
      {head.frozen && (
        <Notice>
          <p>{t(head.frozen)}</p>
        </Notice>
      )}
      {pieces.length === 0 && (
        <EmptyState title={t('incident_pieces.none')}>
          {head.handles && !head.frozen && <p>{t('incident_pieces.none_text')}</p>}
        </EmptyState>
      )}
      <ul className="plain-list">
        {pieces.map((one) => (
          <PieceLine key={one.id} piece={one} href={piece(one.id)} />
        ))}
      </ul>
      {head.handles && !head.frozen && <NewPiece view={view} form={form} />}
    </Page>
  );
}

/** What a post could not keep, said above the page; what was typed stands in its form again. */
export function Faults({ form }: { form: FormState | undefined }): ReactNode {
  const t = useT();
  const faults = form?.errors?.form;
  if (!faults) return null;
  return (
    <Notice tone="bad" live>
      <p>{[...new Set(faults)].map((key) => t(key)).join(' ')}</p>
    </Notice>
  );
}

function PieceLine({ piece, href }: { piece: PiecesView['pieces'][number]; href: string }) {
  const t = useT();
  const language = useLanguage();
  const at = partialText(t, language, momentFrom(piece.obtainedAt, piece.obtainedPrecision));
  const size = piece.sizeBytes === null ? null : formatBytes(language, piece.sizeBytes);
  const about = [t(`incident_pieces.kind.${piece.kind}`), piece.fileName, size, piece.keptAt].filter(Boolean);
  return (
    <li className="card">
      <p>
        <a href={href} className="wrap-anywhere">
          {piece.title}
        </a>{' '}
        {piece.damagedAt && <Status tone="bad">{t('incident_pieces.damaged')}</Status>}
      </p>
      <p className="small wrap-anywhere">{piece.source}</p>
      <p className="soft small wrap-anywhere">
        {about.join(' · ')} · {t('incident_pieces.by_at', { at, name: piece.obtainedBy })}
      </p>
    </li>
  );
}

function NewPiece({ view, form }: { view: PiecesView; form: FormState | undefined }) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="new-piece">
      <h2 id="new-piece">{t('incident_pieces.add')}</h2>
      <p className="hint">{t('incident_pieces.add_hint')}</p>
      <form method="post" encType="multipart/form-data" className="stack">
        <FormKey value={form?.values?.form_key ?? view.formKey} />
        <FileField form={form} hint={t('incident_pieces.file_hint')} optional />
        <TextField
          name="title"
          label={t('incident_pieces.name')}
          hint={t('incident_pieces.name_hint')}
          maxLength={300}
          form={form}
        />
        <TextField
          name="source"
          label={t('incident_pieces.source')}
          hint={t('incident_pieces.source_hint')}
          maxLength={1_000}
          form={form}
        />
        <div className="columns">
          <TextField
            name="obtained"
            label={t('incident_pieces.obtained')}
            hint={t('incident_pieces.obtained_hint')}
            maxLength={40}
            form={form}
          />
          <TextField name="obtained_by" label={t('incident_pieces.obtained_by')} maxLength={200} form={form} />
        </div>
        <TextField
          name="kept_at"
          label={t('incident_pieces.kept_at')}
          hint={t('incident_pieces.kept_at_hint')}
          maxLength={400}
          form={form}
          optional
        />
        <div>
          <Button kind="primary">{t('incident_pieces.act')}</Button>
        </div>
      </form>
    </section>
  );
}
