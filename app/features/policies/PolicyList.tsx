import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { langOf, type PolicyLine } from './policy-views.ts';

interface PolicyListProps {
  policies: readonly PolicyLine[];
  hrefOf: (code: string) => string;
}

/** The library: each document with what it is about. */
export function PolicyList({ policies, hrefOf }: PolicyListProps) {
  const t = useT();
  return (
    <Page title={t('policies.title')} lead={t('policies.lead')}>
      {policies.length === 0 && (
        <EmptyState title={t('policies.empty')}>
          <p>{t('policies.empty_hint')}</p>
        </EmptyState>
      )}
      <ul className="document-list">
        {policies.map((policy) => (
          <PolicyCard key={policy.code} policy={policy} href={hrefOf(policy.code)} />
        ))}
      </ul>
    </Page>
  );
}

function PolicyCard({ policy, href }: { policy: PolicyLine; href: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <li className="card">
      <div lang={langOf(policy.language)}>
        <h2>
          <a href={href}>{policy.title}</a>
        </h2>
        <p>{policy.summary}</p>
      </div>
      <p className="soft small">
        {t('policies.version_n', { version: policy.version })} · {formatDay(language, policy.date)}
        {policy.language !== language && ` · ${t('policies.untranslated_short')}`}
      </p>
    </li>
  );
}
