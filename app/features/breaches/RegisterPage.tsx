import type { ReactNode } from 'react';
import { registerNumber } from '#app/domain/register-number.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { EmptyState } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { partColumns, REGISTER_PARTS, type RegisterEntry, type RegisterPart, registerCell } from './register-rows.ts';

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
          <RegisterDossier key={entry.breach.id} entry={entry} href={breach} />
        ))}
      </div>
    </Page>
  );
}

interface DossierProps {
  entry: RegisterEntry;
  href: (slug: string, code: string) => string;
  /** Where the register is that of all municipalities: each dossier says first of which it is. */
  overAll?: boolean;
}

/** A dossier with all that the register tells of it, part by part; what is not known is left out. */
export function RegisterDossier({ entry, href, overAll = false }: DossierProps) {
  const t = useT();
  const language = useLanguage();
  const { slug, year, number, entity, municipality } = entry.breach;
  const code = registerNumber('breach', year, number);
  const parts = Object.keys(REGISTER_PARTS) as RegisterPart[];
  return (
    <article className="card register-entry" aria-labelledby={`entry-${code}`}>
      <h2 id={`entry-${code}`}>
        {overAll && `${municipality} · `}
        <a href={href(slug, code)}>{code}</a> · {entity}
      </h2>
      {parts.map((part) => {
        const filled = partColumns(part, overAll)
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
