import { IMPORT_COLUMNS, IMPORT_SHEETS, NEEDED_COLUMNS } from '#app/domain/import-columns.ts';
import { IMPORT_MAX_ROWS } from '#app/domain/import-rows.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Table } from '#app/ui/Table.tsx';
import { ImportPreviewPart, type PreviewShown } from './ImportPreview.tsx';
import { ImportRefused } from './ImportRefused.tsx';
import { ImportResultPart } from './ImportResultPart.tsx';
import type { ImportLinks, ImportReply, ImportResult } from './import-reply.ts';

interface ImportPageProps {
  links: ImportLinks;
  reply: ImportReply | undefined;
  /** What was written; null before anything was, and when it is not known any more. */
  result: ImportResult | null;
}

/** Many municipalities out of a spreadsheet: the template, the file, what becomes of each row, what was written. */
export function ImportPage({ links, reply, result }: ImportPageProps) {
  const t = useT();
  const crumbs = [{ label: t('municipalities.title'), href: links.municipalities }, { label: t('importing.link') }];
  const shown: PreviewShown | null = reply?.kind === 'fit' || reply?.kind === 'stale' ? reply : null;
  if (result && !reply) {
    return (
      <Page title={t('importing.done')} lead={t('importing.done_lead')} crumbs={crumbs}>
        <ImportResultPart result={result} links={links} />
      </Page>
    );
  }
  return (
    <Page title={t('importing.title')} lead={t('importing.lead')} crumbs={crumbs}>
      <div className="stack">
        {shown && <ImportPreviewPart preview={shown} links={links} />}
        {reply && !shown && <ImportRefused reply={reply as Exclude<ImportReply, PreviewShown>} />}
        {!shown && (
          <>
            <div className="columns">
              <Templates links={links} />
              <Upload action={links.self} />
            </div>
            <ColumnGuide />
          </>
        )}
      </div>
    </Page>
  );
}

function Templates({ links }: { links: ImportLinks }) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t('importing.template')}</h2>
      <p>{t('importing.template_lead')}</p>
      <p>
        <ButtonLink href={links.xlsx}>{t('importing.xlsx')}</ButtonLink>
      </p>
      <p className="soft small">{t('importing.xlsx_hint')}</p>
      <p className="soft small">{t('importing.csv')}</p>
      <ul className="row bare-list">
        {IMPORT_SHEETS.map((sheet) => (
          <li key={sheet}>
            <a href={links.csv(sheet)}>{t('importing.csv_of', { sheet: t(`importing.sheet.${sheet}`) })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Upload({ action }: { action: string }) {
  const t = useT();
  return (
    <form method="post" action={action} encType="multipart/form-data" className="card">
      <h2>{t('importing.upload')}</h2>
      <p>{t('importing.upload_lead')}</p>
      <div className="field">
        <label htmlFor="file">{t('importing.file')}</label>
        <p className="hint" id="file-hint">
          {t('importing.file_hint', { max: IMPORT_MAX_ROWS })}
        </p>
        <input type="file" id="file" name="file" accept=".xlsx,.csv" aria-describedby="file-hint" required />
      </div>
      <Button kind="primary">{t('importing.show')}</Button>
    </form>
  );
}

/** The same as the template's first sheet, for who works from a spreadsheet of their own. */
function ColumnGuide() {
  const t = useT();
  return (
    <details className="card">
      <summary>{t('importing.columns_title')}</summary>
      <div className="stack">
        {IMPORT_SHEETS.map((sheet) => (
          <Table
            key={sheet}
            caption={t(`importing.sheet.${sheet}`)}
            showCaption
            columns={[
              { key: 'column', label: t('importing.guide.column') },
              { key: 'what', label: t('importing.guide.what') },
            ]}
            rows={IMPORT_COLUMNS[sheet].map((column) => ({
              key: column,
              cells: [
                NEEDED_COLUMNS[sheet].includes(column)
                  ? `${t(`importing.column.${column}`)} (${t('importing.guide.needed').toLowerCase()})`
                  : t(`importing.column.${column}`),
                t(`importing.guide.${column}`),
              ],
            }))}
          />
        ))}
      </div>
    </details>
  );
}
