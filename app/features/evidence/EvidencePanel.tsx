import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatBytes, formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { EvidenceLine, KeptEvidence } from '#db/queries/evidence.server.ts';
import { ExistingForm, FileForm, LinkForm } from './EvidenceForms.tsx';
import { Expiry } from './Expiry.tsx';

/** What `viewEvidence` gathers for the panel. */
export interface EvidenceView {
  /** `YYYY-MM-DD`. */
  today: string;
  lines: EvidenceLine[];
  kept: KeptEvidence[];
  /** The reader may add and take off now. */
  mayChange: boolean;
  /** The reader could, were the checklist not with the reviewer or done. */
  closed: boolean;
  formKeys: { file: string; link: string; existing: string };
}

interface PanelProps {
  view: EvidenceView;
  /** Where the forms post to: `paths.requirementEvidence(…)`. */
  action: string;
  /** The address of a file: `(evidence) => paths.evidenceFile(slug, evidence)`. */
  fileHref: (evidence: number) => string;
  /** The page of a piece, with its revisions and the other questions it serves. */
  pieceHref: (evidence: number) => string;
  form?: FormState | undefined;
}

/** The evidence beside one requirement, and the forms to add a file, a link or a piece that is kept already. */
export function EvidencePanel({ view, action, fileHref, pieceHref, form }: PanelProps) {
  const t = useT();
  return (
    <>
      <section aria-labelledby="evidence-present">
        <h2 id="evidence-present">{t('evidence.present')}</h2>
        {view.closed && (
          <Notice>
            <p>{t('evidence.closed')}</p>
          </Notice>
        )}
        {view.lines.length === 0 ? (
          <EmptyState title={t('evidence.none')}>{view.mayChange && <p>{t('evidence.none_hint')}</p>}</EmptyState>
        ) : (
          <ul className="evidence-list">
            {view.lines.map((line) => (
              <li key={line.placedId} className="card">
                <Piece
                  line={line}
                  href={fileHref(line.evidenceId)}
                  about={pieceHref(line.evidenceId)}
                  today={view.today}
                />
                {view.mayChange && <RemoveForm line={line} action={action} />}
              </li>
            ))}
          </ul>
        )}
        {view.mayChange && view.lines.length > 0 && <p className="hint">{t('evidence.remove_hint')}</p>}
      </section>
      {view.mayChange && (
        <section aria-labelledby="evidence-add">
          <h2 id="evidence-add">{t('evidence.add_heading')}</h2>
          <div className="evidence-forms">
            <FileForm formKey={view.formKeys.file} action={action} form={form} />
            <LinkForm formKey={view.formKeys.link} action={action} form={form} />
            {view.kept.length > 0 && (
              <ExistingForm formKey={view.formKeys.existing} kept={view.kept} action={action} form={form} />
            )}
          </div>
        </section>
      )}
    </>
  );
}

function Piece({ line, href, about, today }: { line: EvidenceLine; href: string; about: string; today: string }) {
  const t = useT();
  const language = useLanguage();
  const at = formatMoment(language, line.at);
  const file = line.kind === 'file';
  return (
    <div>
      <p>
        <span className="evidence-kind">
          {file ? endingOf(line.fileName) || t('evidence.a_file') : t('evidence.a_link')}
        </span>{' '}
        {file ? (
          <a href={href} className="wrap-anywhere">
            {line.title}
          </a>
        ) : (
          <a href={line.url ?? ''} rel="noreferrer noopener external" target="_blank" className="wrap-anywhere">
            {line.title}
          </a>
        )}
        {line.damagedAt && <Status tone="bad">{t('evidence.damaged')}</Status>}
      </p>
      <p className="soft small wrap-anywhere">
        {file
          ? [line.fileName === line.title ? null : line.fileName, formatBytes(language, line.sizeBytes ?? 0)]
              .filter(Boolean)
              .join(', ')
          : t('evidence.external', { host: hostOf(line.url) })}
        {'. '}
        {line.by ? t('evidence.meta', { name: line.by, at }) : t('evidence.meta_unknown', { at })}
      </p>
      <p className="small">
        <a href={about}>{t('evidence_register.open_piece')}</a>
        {line.validUntil !== null && (
          <>
            {' · '}
            {t('evidence_register.valid_until')} <Expiry until={line.validUntil} today={today} />
          </>
        )}
      </p>
    </div>
  );
}

function RemoveForm({ line, action }: { line: EvidenceLine; action: string }) {
  const t = useT();
  return (
    <form method="post" action={action}>
      <input type="hidden" name="act" value="remove" />
      <input type="hidden" name="placed" value={line.placedId} />
      <Button small>
        <span aria-hidden="true">{t('evidence.remove')}</span>
        <span className="visually-hidden">{t('evidence.remove_of', { title: line.title })}</span>
      </Button>
    </form>
  );
}

function endingOf(fileName: string | null): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(fileName ?? '')?.[1]?.toUpperCase() ?? '';
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).host : '';
}
