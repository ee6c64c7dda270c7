import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { LoadOutcome } from './load-texts.server.ts';

export interface TextsPageData {
  framework: { id: number; titleNl: string; titleEn: string };
  loaded: { at: Date; by: string | null; n: number } | null;
}

export type TextsAnswer = Extract<LoadOutcome, { kind: 'faulty' | 'unreadable' }> | { kind: 'no_file' };

interface Props extends TextsPageData {
  answer?: TextsAnswer | undefined;
  links: { library: string; framework: string };
}

/** The official texts that a service holds for one framework: load, replace, remove. */
export function TextsPage({ framework, loaded, answer, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const title = titleIn(language, framework);
  return (
    <Page
      title={t('own_frameworks.texts.title', { framework: title })}
      lead={t('own_frameworks.texts.lead')}
      crumbs={[
        { label: t('frameworks.title'), href: links.library },
        { label: title, href: links.framework },
        { label: t('own_frameworks.texts.link') },
      ]}
      narrow
    >
      <Notice tone="warning">
        <p>{t('own_frameworks.texts.licence')}</p>
      </Notice>
      {answer && <Answer answer={answer} />}
      <p>
        {t('own_frameworks.texts.loaded', { n: loaded?.n ?? 0 })}{' '}
        {loaded && t('own_frameworks.texts.loaded_at', { at: formatMoment(language, loaded.at), by: loaded.by ?? '–' })}
      </p>
      <form method="post" encType="multipart/form-data" className="card form-card">
        <div className="field">
          <label htmlFor="file">{t('own_frameworks.texts.file')}</label>
          <p className="hint" id="file-hint">
            {t('own_frameworks.texts.file_hint')}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept=".json,.csv,text/csv,application/json"
            aria-describedby="file-hint"
          />
        </div>
        <Button kind="primary" name="intent" value="load">
          {t('own_frameworks.texts.load')}
        </Button>
      </form>
      {loaded && (
        <form method="post">
          <Button kind="danger" name="intent" value="remove">
            {t('own_frameworks.texts.remove')}
          </Button>
        </form>
      )}
    </Page>
  );
}

function Answer({ answer }: { answer: TextsAnswer }) {
  const t = useT();
  if (answer.kind === 'no_file') return <Notice tone="bad" title={t('own_frameworks.import.no_file')} live />;
  if (answer.kind === 'unreadable') {
    return <Notice tone="bad" title={t('own_frameworks.import.unreadable', { reason: answer.reason })} live />;
  }
  return (
    <Notice tone="bad" title={t('own_frameworks.texts.faults', { n: answer.faults.length })} live>
      <ul className="faults">
        {answer.faults.map(({ at, key }) => (
          <li key={`${at} ${key}`}>
            <strong>{at}</strong>: {t(`own_frameworks.texts.${key}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
