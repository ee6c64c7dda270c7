import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { ImportLinks, ImportResult } from './import-reply.ts';

const WRITTEN = ['municipalities', 'entities', 'coverage', 'regimes', 'functions'] as const;

/** What an import wrote, and where it is to be seen. */
export function ImportResultPart({ result, links }: { result: ImportResult; links: ImportLinks }) {
  const t = useT();
  return (
    <div className="stack">
      <Written result={result} links={links} />
      <div className="row">
        <ButtonLink kind="primary" href={links.municipalities}>
          {t('importing.to_municipalities')}
        </ButtonLink>
        <ButtonLink href={links.self}>{t('importing.again')}</ButtonLink>
      </div>
    </div>
  );
}

function Written({ result, links }: { result: ImportResult; links: ImportLinks }) {
  const t = useT();
  const { counts, invited, roles, conflicts, taken } = result;
  return (
    <>
      <Notice tone="good" live>
        <ul className="plain-list">
          {WRITTEN.filter((part) => counts[part] > 0).map((part) => (
            <li key={part}>{t(`importing.written.${part}`, { n: counts[part] })}</li>
          ))}
          <li>{t('importing.invited', { n: invited, roles })}</li>
        </ul>
      </Notice>
      {conflicts > 0 && <Notice tone="warning" title={t('importing.conflicts_left', { n: conflicts })} />}
      {taken.length > 0 && (
        <section className="card">
          <h2>{t('importing.taken')}</h2>
          <ul className="columns tight bare-list">
            {taken.map(({ slug, name }) => (
              <li key={slug}>
                <a href={links.municipality(slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
