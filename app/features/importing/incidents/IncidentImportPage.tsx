import { INCIDENT_MAX_ROWS } from '#app/domain/incident-rows.ts';
import { INCIDENT_COLUMNS } from '#app/domain/register-columns.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Table } from '#app/ui/Table.tsx';
import { IncidentImportReply } from './IncidentImportReply.tsx';
import type { IncidentImportLinks, IncidentImportResult, IncidentReply } from './incident-reply.ts';

interface Props {
  links: IncidentImportLinks;
  reply: IncidentReply | undefined;
  /** What was written; null before anything was, and when it is not known any more. */
  result: IncidentImportResult | null;
}

/** An older register taken over: the file, which column is what, what becomes of each row, what was written. */
export function IncidentImportPage({ links, reply, result }: Props) {
  const t = useT();
  const crumbs = [{ label: t('incidents.title'), href: links.incidents }, { label: t('register_files.link') }];
  if (result && !reply) return <Done result={result} links={links} crumbs={crumbs} />;
  const carried = reply && reply.kind !== 'refused' && reply.kind !== 'lost';
  return (
    <Page title={t('register_files.title')} lead={t('register_files.lead')} crumbs={crumbs}>
      <div className="stack">
        {reply && <IncidentImportReply reply={reply} links={links} />}
        {!carried && (
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

function Templates({ links }: { links: IncidentImportLinks }) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t('register_files.template')}</h2>
      <p>{t('register_files.template_lead')}</p>
      <div className="row">
        <ButtonLink href={links.template('xlsx')}>{t('register_files.xlsx')}</ButtonLink>
        <a href={links.template('csv')}>{t('register_files.csv')}</a>
      </div>
      <p className="soft small">{t('register_files.veris')}</p>
      <p className="soft small">{t('register_files.breaches.guide')}</p>
    </section>
  );
}

function Upload({ action }: { action: string }) {
  const t = useT();
  return (
    <form method="post" action={action} encType="multipart/form-data" className="card">
      <h2>{t('register_files.upload')}</h2>
      <p>{t('importing.upload_lead')}</p>
      <div className="field">
        <label htmlFor="file">{t('register_files.file')}</label>
        <p className="hint" id="file-hint">
          {t('register_files.file_hint', { max: INCIDENT_MAX_ROWS })}
        </p>
        <input type="file" id="file" name="file" accept=".xlsx,.csv,.json" aria-describedby="file-hint" required />
      </div>
      <Button kind="primary">{t('importing.show')}</Button>
    </form>
  );
}

/** The same as the template's first sheet, for who works from a register of their own. */
function ColumnGuide() {
  const t = useT();
  return (
    <details className="card">
      <summary>{t('register_files.columns_title')}</summary>
      <Table
        caption={t('register_files.columns_title')}
        columns={[
          { key: 'column', label: t('importing.guide.column') },
          { key: 'what', label: t('importing.guide.what') },
        ]}
        rows={INCIDENT_COLUMNS.map((column) => ({
          key: column,
          cells: [t(`register_files.column.${column}`), t(`register_files.guide.${column}`)],
        }))}
      />
    </details>
  );
}

interface DoneProps {
  result: IncidentImportResult;
  links: IncidentImportLinks;
  crumbs: { label: string; href?: string }[];
}

function Done({ result, links, crumbs }: DoneProps) {
  const t = useT();
  const { incidents, kept, municipalities, breaches } = result;
  return (
    <Page title={t('register_files.done')} lead={t('register_files.done_lead')} crumbs={crumbs}>
      <div className="stack">
        <Notice tone="good" live>
          {incidents > 0 && <p>{t('register_files.written', { n: incidents, kept, places: municipalities })}</p>}
          {breaches > 0 && <p>{t('register_files.breaches.written', { n: breaches })}</p>}
        </Notice>
        <div className="row">
          <ButtonLink kind="primary" href={links.incidents}>
            {t('register_files.to_incidents')}
          </ButtonLink>
          <ButtonLink href={links.self}>{t('register_files.again')}</ButtonLink>
        </div>
      </div>
    </Page>
  );
}
