import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { Fault } from '#db/frameworks/fault.ts';
import type { Draft } from '#db/queries/framework-drafts.server.ts';
import { DraftTree } from './DraftTree.tsx';
import { sizeOf } from './draft-edits.ts';
import { type DraftLinks, Version } from './draft-parts.tsx';
import { FaultList } from './FaultList.tsx';
import { HeadFields } from './NewFrameworkPage.tsx';

export interface DraftPageData {
  draft: Draft;
  faults: Fault[];
  /** The part that is to be removed once that is confirmed. */
  removing: string | null;
  /** The newest published revision, to compare with. */
  published: number | null;
}

/** An own framework while it is written: its parts in order, what still keeps it from being published. */
export function DraftPage({
  draft,
  faults,
  removing,
  form,
  links,
}: DraftPageData & { form?: FormState; links: DraftLinks }) {
  const t = useT();
  const language = useLanguage();
  const title = draft.document.title[language];
  const codes = new Set(draft.document.nodes.map((node) => node.code));
  const hrefOf = (code: string) => (codes.has(code) ? links.change(code) : null);
  const at = formatMoment(language, draft.updatedAt);
  return (
    <Page
      title={title}
      lead={t('own_frameworks.draft_lead', { at, by: draft.updatedBy ?? '–' })}
      crumbs={[{ label: t('frameworks.title'), href: links.library }, { label: title }]}
    >
      {form?.errors && <Notice tone="bad" title={t(form.errors.form?.[0] ?? 'common.error.form')} live />}
      {removing !== null && codes.has(removing) && <Removal draft={draft} code={removing} here={links.here} />}
      {draft.document.nodes.length === 0 ? (
        <EmptyState title={t('own_frameworks.empty')}>
          <p>{t('own_frameworks.empty_todo')}</p>
          <ButtonLink href={links.add(null, 'section')} kind="primary">
            {t('own_frameworks.add_section')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          <DraftTree draft={draft} links={links} />
          <p>
            <ButtonLink href={links.add(null, 'section')}>{t('own_frameworks.add_section')}</ButtonLink>
          </p>
        </>
      )}
      <Publishing draft={draft} faults={faults} hrefOf={hrefOf} compare={links.compare} />
      <details className="card spaced" open={form?.values?.intent === 'head' || undefined}>
        <summary>{t('own_frameworks.head')}</summary>
        <form method="post" action={links.here}>
          <Version draft={draft} />
          <HeadFields form={form} value={headOf(draft)} />
          <Button name="intent" value="head">
            {t('common.save')}
          </Button>
        </form>
      </details>
      <details className="card spaced">
        <summary>{t('own_frameworks.discard')}</summary>
        <p>{t('own_frameworks.discard_note')}</p>
        <form method="post" action={links.here}>
          <Version draft={draft} />
          <Button kind="danger" name="intent" value="discard">
            {t('own_frameworks.discard')}
          </Button>
        </form>
      </details>
    </Page>
  );
}

function headOf({ document }: Draft) {
  const { title, edition, owner, source_note, verified } = document;
  return { title_nl: title.nl, title_en: title.en, edition, owner, source_note, verified };
}

function Removal({ draft, code, here }: { draft: Draft; code: string; here: string }) {
  const t = useT();
  const n = sizeOf(draft.document, code);
  return (
    <Notice tone="warning" title={t('own_frameworks.remove_sure', { code, n })}>
      <form method="post" action={here} className="row">
        <Version draft={draft} />
        <input type="hidden" name="code" value={code} />
        <Button kind="danger" name="intent" value="remove">
          {t('own_frameworks.remove')}
        </Button>
        <a href={here}>{t('common.cancel')}</a>
      </form>
    </Notice>
  );
}

interface PublishingProps {
  draft: Draft;
  faults: readonly Fault[];
  hrefOf: (code: string) => string | null;
  compare: string | null;
}

function Publishing({ draft, faults, hrefOf, compare }: PublishingProps) {
  const t = useT();
  if (faults.length > 0) {
    return (
      <Notice tone="warning" title={t('own_frameworks.faults', { n: faults.length })}>
        <FaultList faults={faults} hrefOf={hrefOf} />
      </Notice>
    );
  }
  return (
    <div className="card spaced">
      <h2>{t('own_frameworks.publish')}</h2>
      <p>{t('own_frameworks.publish_note')}</p>
      <form method="post" className="row">
        <Version draft={draft} />
        <Button kind="primary" name="intent" value="publish">
          {t('own_frameworks.publish')}
        </Button>
        {compare && <a href={compare}>{t('own_frameworks.compare_draft')}</a>}
      </form>
    </div>
  );
}
