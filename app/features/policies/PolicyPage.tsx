import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { langOf, type PolicyView } from './policy-views.ts';

interface PolicyPageProps {
  policy: PolicyView;
  listHref: string;
  /** Where a requirement of CyFun 2025 is explained, or null where this installation lacks that framework. */
  requirementHref: (code: string) => string | null;
}

/** One document: what it is, where its parts are, its text, and which requirements it helps to meet. */
export function PolicyPage({ policy, listHref, requirementHref }: PolicyPageProps) {
  const t = useT();
  const language = useLanguage();
  const lang = langOf(policy.language);
  return (
    <Page
      title={policy.title}
      lead={<span lang={lang}>{policy.summary}</span>}
      crumbs={[{ label: t('policies.title'), href: listHref }, { label: policy.title }]}
    >
      {policy.language !== language && (
        <Notice tone="warning">
          <p>{t('policies.untranslated')}</p>
        </Notice>
      )}
      <div className="document-layout">
        <div className="document-side">
          <Facts policy={policy} />
          <Contents policy={policy} />
        </div>
        <div className="document">
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React made it on the server, of this repository's own guarded documents */}
          <article lang={lang} dangerouslySetInnerHTML={{ __html: policy.html }} />
          <Related policy={policy} hrefOf={requirementHref} />
        </div>
      </div>
    </Page>
  );
}

function Facts({ policy }: { policy: PolicyView }) {
  const t = useT();
  const lang = langOf(policy.language);
  return (
    <section aria-label={t('policies.about')}>
      <dl className="document-facts">
        <dt>{t('policies.version')}</dt>
        <dd>{policy.version}</dd>
        <dt>{t('policies.date')}</dt>
        <dd>{formatDay(useLanguage(), policy.date)}</dd>
        <dt>{t('policies.owner')}</dt>
        <dd lang={lang}>{policy.owner}</dd>
        <dt>{t('policies.audience')}</dt>
        <dd lang={lang}>{policy.audience}</dd>
      </dl>
    </section>
  );
}

function Contents({ policy }: { policy: PolicyView }) {
  const t = useT();
  return (
    <nav className="document-contents no-print" aria-labelledby="contents">
      <h2 id="contents">{t('policies.contents')}</h2>
      <ol lang={langOf(policy.language)}>
        {policy.outline.map((heading) => (
          <li key={heading.id} className={heading.depth === 3 ? 'below-heading' : undefined}>
            <a href={`#${heading.id}`}>{heading.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Related({ policy, hrefOf }: { policy: PolicyView; hrefOf: PolicyPageProps['requirementHref'] }) {
  const t = useT();
  return (
    <section className="document-related" aria-labelledby="related">
      <h2 id="related">{t('policies.related')}</h2>
      <p className="soft">{t('policies.related_lead')}</p>
      <ul>
        {policy.related.map((requirement) => (
          <li key={requirement.code}>
            <RelatedCode code={requirement.code} href={hrefOf(requirement.code)} /> {requirement.title}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RelatedCode({ code, href }: { code: string; href: string | null }) {
  const chip = <code className="document-code">{code}</code>;
  return href ? <a href={href}>{chip}</a> : chip;
}
