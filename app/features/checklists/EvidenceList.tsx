import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatBytes } from '#app/i18n/format.ts';
import { Status } from '#app/ui/Status.tsx';
import type { EvidenceOnFile } from '#db/queries/review-detail.server.ts';
import type { QuestionLinks } from './question-links.ts';

interface EvidenceListProps {
  evidence: readonly EvidenceOnFile[];
  links: Pick<QuestionLinks, 'files'>;
  editable: boolean;
}

/** The evidence beside a question. Going to add some takes along what was typed: the button belongs to the answer's form. */
export function EvidenceList({ evidence, links, editable }: EvidenceListProps) {
  const t = useT();
  return (
    <section aria-labelledby="evidence-heading" className="card">
      <h2 id="evidence-heading">{t('evidence.heading')}</h2>
      {evidence.length === 0 && <p className="soft">{t('evidence.none')}</p>}
      <ul className="plain-list">
        {evidence.map((piece) => (
          <li key={piece.id}>
            <EvidenceLink piece={piece} href={links.files[piece.id]} />
          </li>
        ))}
      </ul>
      {editable && (
        <button type="submit" form="answer" name="go" value="evidence" className="button small">
          {t(evidence.length === 0 ? 'evidence.add' : 'evidence.add_or_remove')}
        </button>
      )}
    </section>
  );
}

/** One piece of evidence: a file to download with its size, or a link that says it leads outside. */
export function EvidenceLink({ piece, href }: { piece: Omit<EvidenceOnFile, 'at'>; href: string | undefined }) {
  const t = useT();
  const language = useLanguage();
  if (piece.kind === 'file') {
    return (
      <>
        <a href={href} className="wrap-anywhere">
          {piece.title}
        </a>{' '}
        <span className="soft small">
          {piece.fileName !== piece.title && `${piece.fileName}, `}
          {formatBytes(language, piece.sizeBytes ?? 0)}
        </span>
        {piece.damagedAt && <Status tone="bad">{t('evidence.damaged')}</Status>}
      </>
    );
  }
  return (
    <>
      <a href={piece.url ?? ''} rel="noreferrer noopener external" target="_blank" className="wrap-anywhere">
        {piece.title}
      </a>{' '}
      <span className="soft small">{t('evidence.external', { host: hostOf(piece.url ?? '') })}</span>
    </>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
