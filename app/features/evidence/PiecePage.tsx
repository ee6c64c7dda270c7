import { useT } from '#app/i18n/context.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { FactsForm, PieceFacts } from './PieceFacts.tsx';
import { type FileLinks, PieceFiles, RevisionForm } from './PieceFiles.tsx';
import { AttachForm, PiecePlaces } from './PiecePlaces.tsx';
import type { PieceView } from './view-piece.server.ts';

interface Props {
  view: PieceView;
  crumbs: readonly Crumb[];
  links: FileLinks & { self: string; question: (checklist: number, code: string) => string };
  form: FormState | undefined;
}

/** One piece of evidence: what is known of it, its files of every revision, and the questions it serves. */
export function PiecePage({ view, crumbs, links, form }: Props) {
  const t = useT();
  const { piece, mayChange, mayPlace } = view;
  const faults = form?.errors?.form;
  return (
    <Page title={piece.title} crumbs={crumbs}>
      {faults && (
        <Notice tone="bad" live>
          <p>{[...new Set(faults)].map((key) => t(key)).join(' ')}</p>
        </Notice>
      )}
      <section aria-labelledby="piece-facts">
        <h2 id="piece-facts">{t('evidence_register.facts')}</h2>
        <PieceFacts piece={piece} today={view.today} />
      </section>
      <section aria-labelledby="piece-files">
        <h2 id="piece-files">{t(piece.kind === 'file' ? 'evidence_register.files' : 'evidence_register.link_to')}</h2>
        {piece.kind === 'file' ? (
          <PieceFiles piece={piece} links={links} />
        ) : (
          <p className="wrap-anywhere">
            <a href={piece.url ?? ''} rel="noreferrer noopener external" target="_blank">
              {piece.url}
            </a>
          </p>
        )}
      </section>
      <section aria-labelledby="piece-places">
        <h2 id="piece-places">{t('evidence_register.places')}</h2>
        <PiecePlaces view={view} action={links.self} question={links.question} />
      </section>
      {(mayChange || mayPlace) && (
        <section aria-labelledby="piece-change">
          <h2 id="piece-change">{t('evidence_register.change')}</h2>
          <div className="evidence-forms">
            {mayChange && <FactsForm view={view} action={links.self} form={form} />}
            {mayChange && piece.kind === 'file' && <RevisionForm view={view} action={links.self} form={form} />}
            {view.targets.length > 0 && <AttachForm view={view} action={links.self} form={form} />}
          </div>
        </section>
      )}
    </Page>
  );
}
