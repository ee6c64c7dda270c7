import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { EvidencePanel, type EvidenceView } from './EvidencePanel.tsx';

/** The names and the evidence that the page shows. */
export interface EvidencePageData {
  view: EvidenceView;
  code: string;
  municipality: string;
  checklist: string;
  titleNl: string;
  titleEn: string;
}

interface PageProps extends EvidencePageData {
  links: {
    municipality: string;
    checklist: string;
    question: string;
    self: string;
    file: (id: number) => string;
    piece: (id: number) => string;
    register: string;
  };
  form: FormState | undefined;
}

/** Adding evidence to one requirement and taking it off, by plain forms. */
export function EvidencePage({ view, links, form, ...names }: PageProps) {
  const t = useT();
  const language = useLanguage();
  const faults = form?.errors?.form;
  return (
    <Page
      title={t('evidence.page_title')}
      lead={`${names.code} · ${titleIn(language, names)}`}
      crumbs={[
        { label: names.municipality, href: links.municipality },
        { label: names.checklist, href: links.checklist },
        { label: names.code, href: links.question },
        { label: t('evidence.heading') },
      ]}
      actions={<ButtonLink href={links.question}>{t('evidence.back')}</ButtonLink>}
    >
      {faults && (
        <Notice tone="bad" live>
          <p>{[...new Set(faults)].map((key) => t(key)).join(' ')}</p>
        </Notice>
      )}
      <p>
        <a href={links.register}>{t('evidence_register.to_register')}</a>
      </p>
      <EvidencePanel view={view} action={links.self} fileHref={links.file} pieceHref={links.piece} form={form} />
    </Page>
  );
}
