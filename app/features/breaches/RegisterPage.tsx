import type { ReactNode } from 'react';
import { registerNumber } from '#app/domain/register-number.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { REGISTER_PARTS, type RegisterEntry, type RegisterPart, registerCell } from './register-rows.ts';

interface RegisterPageProps {
  entries: readonly RegisterEntry[];
  municipality: string;
  /** What it is narrowed to, in words; empty for all. */
  filter: string;
  now: Date;
  crumbs: readonly Crumb[];
  actions: ReactNode;
  breach: (slug: string, code: string) => string;
}

/** The register of article 33(5) whole, dossier after dossier, to read and to print. */
export function RegisterPage({ entries, municipality, filter, now, crumbs, actions, breach }: RegisterPageProps) {
  const t = useT();
  const language = useLanguage();
  const lead = t('breach_register.subtitle', {
    who: municipality,
    at: formatMoment(language, now),
    n: entries.length,
  });
  return (
    <Page title={t('breach_register.title')} lead={lead} crumbs={crumbs} actions={actions}>
      {filter && <p>{t('breach_register.narrowed', { filter })}</p>}
      {entries.length === 0 && <EmptyState title={t('breach_register.none')} />}
      <div className="stack">
        {entries.map((entry) => (
          <Entry key={entry.breach.id} entry={entry} href={breach} />
        ))}
      </div>
    </Page>
  );
}

function Entry({ entry, href }: { entry: RegisterEntry; href: RegisterPageProps['breach'] }) {
  const t = useT();
  const language = useLanguage();
  const { slug, year, number, entity } = entry.breach;
  const code = registerNumber('breach', year, number);
  const parts = Object.keys(REGISTER_PARTS) as RegisterPart[];
  return (
    <article className="card register-entry" aria-labelledby={`entry-${code}`}>
      <h2 id={`entry-${code}`}>
        <a href={href(slug, code)}>{code}</a> · {entity}
      </h2>
      {parts.map((part) => {
        const filled = REGISTER_PARTS[part]
          .map((column) => ({ column, text: registerCell(t, language, entry, column) }))
          .filter(({ text }) => text !== '');
        if (filled.length === 0) return null;
        return (
          <section key={part}>
            <h3>{t(`breach_register.part.${part}`)}</h3>
            <dl className="facts">
              {filled.map(({ column, text }) => (
                <div className="fact" key={column}>
                  <dt>{t(`breach_register.column.${column}`)}</dt>
                  <dd className="as-typed">{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </article>
  );
}
