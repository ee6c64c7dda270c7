import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FaultList } from './FaultList.tsx';
import type { ImportPlan } from './import-framework.server.ts';

export type ImportAnswer = ImportPlan | { kind: 'no_file' } | { kind: 'stale' };

/** A framework out of a file: first what it would do or what is wrong with it, then kept as a draft. */
export function ImportPage({ answer, links }: { answer?: ImportAnswer | undefined; links: { library: string } }) {
  const t = useT();
  return (
    <Page
      title={t('own_frameworks.import.title')}
      lead={t('own_frameworks.import.lead')}
      crumbs={[{ label: t('frameworks.title'), href: links.library }, { label: t('own_frameworks.import.title') }]}
      narrow
    >
      {answer && <Answer answer={answer} />}
      <form method="post" encType="multipart/form-data" className="card form-card">
        <div className="field">
          <label htmlFor="file">{t('own_frameworks.import.file')}</label>
          <p className="hint" id="file-hint">
            {t('own_frameworks.import.file_hint')}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept=".xlsx,.json,.csv,text/csv,application/json"
            aria-describedby="file-hint"
          />
        </div>
        <Button name="intent" value="check">
          {t('own_frameworks.import.check')}
        </Button>
      </form>
    </Page>
  );
}

function Answer({ answer }: { answer: ImportAnswer }) {
  const t = useT();
  switch (answer.kind) {
    case 'ready':
      return <Ready plan={answer} />;
    case 'faulty':
      return (
        <Notice tone="bad" title={t('own_frameworks.import.faults', { n: answer.faults.length })} live>
          <FaultList faults={answer.faults} places={answer.places} />
          <p>{t('own_frameworks.import.faults_todo')}</p>
        </Notice>
      );
    case 'unreadable':
      return <Notice tone="bad" title={t('own_frameworks.import.unreadable', { reason: answer.reason })} live />;
    case 'sheet':
      return (
        <Notice tone="bad" title={t('own_frameworks.import.no_book')} live>
          <p>
            {answer.fault.row !== undefined && (
              <strong>
                {answer.fault.column
                  ? t('checklist_files.where_cell', { row: answer.fault.row, column: answer.fault.column })
                  : t('checklist_files.where_row', { row: answer.fault.row })}
                :
              </strong>
            )}{' '}
            {t(`checklist_files.sheet.${answer.fault.why}`, { detail: answer.fault.detail ?? '' })}
          </p>
        </Notice>
      );
    case 'columns':
      return (
        <Notice tone="bad" live title={t('own_frameworks.import.columns', { columns: answer.missing.join(', ') })} />
      );
    case 'stale':
      return <Notice tone="bad" title={t('own_frameworks.stale')} live />;
    default:
      return <Notice tone="bad" title={t('own_frameworks.import.no_file')} live />;
  }
}

function Ready({ plan }: { plan: Extract<ImportPlan, { kind: 'ready' }> }) {
  const t = useT();
  const language = useLanguage();
  const { code, sections, questions, replaces } = plan;
  const values = { code, sections, questions, title: plan.title[language] };
  return (
    <Notice tone="good" title={t('own_frameworks.import.ready')} live>
      <p>{t(`own_frameworks.import.${replaces === null ? 'new' : 'replace'}`, values)}</p>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="document" value={plan.document} />
        <input type="hidden" name="replaces" value={replaces ?? ''} />
        <Button kind="primary" name="intent" value="keep">
          {t('own_frameworks.import.keep')}
        </Button>
      </form>
    </Notice>
  );
}
