import { previewOf } from '#app/domain/evidence.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatBytes, formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField } from '#app/ui/Field.tsx';
import { FileField } from '#app/ui/FileField.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { Piece } from '#db/queries/evidence-piece.server.ts';
import type { PieceView } from './view-piece.server.ts';

type PieceFile = Piece['files'][number];
/** The addresses of a file: to save it, and to look at it. */
export interface FileLinks {
  file: (id: number) => string;
  preview: (id: number) => string;
}

/** The files of a piece, the present revision first; older ones stay to be opened. */
export function PieceFiles({ piece, links }: { piece: Piece; links: FileLinks }) {
  const t = useT();
  const older = piece.files.filter(({ revision }) => revision !== piece.revision);
  return (
    <>
      <h3>
        {t('evidence_register.revision', { n: piece.revision })}{' '}
        <span className="soft small">{t('evidence_register.present')}</span>
      </h3>
      <FileList files={piece.files.filter(({ revision }) => revision === piece.revision)} links={links} />
      {older.length > 0 && (
        <details>
          <summary>{t('evidence_register.older')}</summary>
          <p className="hint">{t('evidence_register.older_text')}</p>
          {[...new Set(older.map(({ revision }) => revision))].map((revision) => (
            <section key={revision}>
              <h3>{t('evidence_register.revision', { n: revision })}</h3>
              <FileList files={older.filter((file) => file.revision === revision)} links={links} />
            </section>
          ))}
        </details>
      )}
    </>
  );
}

function FileList({ files, links }: { files: readonly PieceFile[]; links: FileLinks }) {
  const t = useT();
  const language = useLanguage();
  return (
    <ul className="evidence-files">
      {files.map((file) => (
        <li key={file.id}>
          <p>
            <a href={links.file(file.id)} className="wrap-anywhere">
              {file.fileName}
            </a>{' '}
            <span className="soft small">{formatBytes(language, file.sizeBytes)}</span>{' '}
            {file.damaged && <Status tone="bad">{t('evidence.damaged')}</Status>}
          </p>
          <p className="soft small wrap-anywhere">
            {t('evidence_register.added_on', { at: formatMoment(language, file.at) })}.{' '}
            {t('evidence_register.fingerprint')}: <code>{file.sha256}</code>
          </p>
          {!file.damaged && <Preview file={file} src={links.preview(file.id)} />}
        </li>
      ))}
    </ul>
  );
}

/** Loaded when it is opened and no sooner: looking at a file is written in the journal. */
function Preview({ file, src }: { file: PieceFile; src: string }) {
  const t = useT();
  const kind = previewOf(file.mediaType);
  if (kind === null) return null;
  const name = t('evidence_register.preview_of', { name: file.fileName });
  return (
    <details className="evidence-preview no-print">
      <summary>{t('evidence_register.preview')}</summary>
      {kind === 'image' ? (
        <img src={src} alt={name} loading="lazy" />
      ) : (
        <iframe src={src} title={name} loading="lazy" />
      )}
      <p>
        <a href={src} target="_blank" rel="noreferrer">
          {t('evidence_register.new_tab')}
        </a>
      </p>
    </details>
  );
}

/** One more file: as a new revision, or beside those of the present one. */
export function RevisionForm({ view, action, form }: { view: PieceView; action: string; form: FormState | undefined }) {
  const t = useT();
  return (
    <form method="post" action={action} encType="multipart/form-data" className="card">
      <h3>{t('evidence_register.add_files')}</h3>
      <FormKey value={view.formKeys.file} />
      <input type="hidden" name="version" value={view.piece.version} />
      <RadioField
        name="into"
        label={t('evidence_register.into')}
        value="new"
        options={[
          { value: 'new', label: t('evidence_register.into_new'), hint: t('evidence_register.into_new_hint') },
          { value: 'present', label: t('evidence_register.into_present') },
        ]}
        form={form}
      />
      <FileField form={form} />
      <Button>{t('evidence_register.send')}</Button>
    </form>
  );
}
