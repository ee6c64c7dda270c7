import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { ReturnPreviewPart } from './ReturnPreview.tsx';
import type { ReturnReply } from './return-reply.ts';
import type { ReturnView } from './view-return.server.ts';

export interface ReturnLinks {
  municipality: string;
  checklists: string;
  checklist: string;
  self: string;
  confirm: string;
  file: (as: 'xlsx' | 'docx' | 'pdf') => string;
}
interface ReturnPageProps {
  view: ReturnView;
  links: ReturnLinks;
  reply: ReturnReply | undefined;
}

/** Where a checklist leaves the house as a file, and comes back filled in. */
export function ReturnPage({ view, links, reply }: ReturnPageProps) {
  const t = useT();
  const { checklist, verdict, open } = view;
  const crumbs = [
    { label: checklist.municipality, href: links.municipality },
    { label: t('checklists.title'), href: links.checklists },
    { label: checklist.title, href: links.checklist },
    { label: t('checklist_files.title') },
  ];
  return (
    <Page title={t('checklist_files.title')} lead={t('checklist_files.lead')} crumbs={crumbs}>
      <div className="stack">
        {reply && reply.kind !== 'fit' && <Refused reply={reply} />}
        {reply?.kind === 'fit' && (
          <ReturnPreviewPart rows={reply.rows} view={view} action={links.confirm} cancel={links.self} />
        )}
        {reply?.kind !== 'fit' && <Downloads links={links} />}
        {reply?.kind !== 'fit' && verdict.allowed && open && <SendBack action={links.self} />}
        {!open && <p>{t('checklist_files.settled')}</p>}
        {!verdict.allowed && <p className="soft">{t('checklist_files.read_only')}</p>}
      </div>
    </Page>
  );
}

function Downloads({ links }: { links: ReturnLinks }) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t('checklist_files.download')}</h2>
      <ul className="plain-list stack">
        {(['xlsx', 'docx', 'pdf'] as const).map((as) => (
          <li key={as}>
            <ButtonLink href={links.file(as)}>{t(`checklist_files.${as}`)}</ButtonLink>
            <p className="soft small">{t(`checklist_files.${as}_hint`)}</p>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('checklist_files.dutch')}</p>
    </section>
  );
}

function SendBack({ action }: { action: string }) {
  const t = useT();
  return (
    <form method="post" action={action} encType="multipart/form-data" className="card">
      <h2>{t('checklist_files.back')}</h2>
      <p>{t('checklist_files.back_lead')}</p>
      <div className="field">
        <label htmlFor="file">{t('checklist_files.file')}</label>
        <p className="hint" id="file-hint">
          {t('checklist_files.file_hint')}
        </p>
        <input type="file" id="file" name="file" accept=".xlsx,.csv" aria-describedby="file-hint" required />
      </div>
      <Button kind="primary">{t('checklist_files.show')}</Button>
    </form>
  );
}

function Refused({ reply }: { reply: Exclude<ReturnReply, { kind: 'fit' }> }) {
  const t = useT();
  if (reply.kind === 'refused') {
    const { fault } = reply;
    return (
      <Notice tone="bad" title={t('checklist_files.refused')} live>
        <p>
          <Where fault={fault} /> {t(`checklist_files.sheet.${fault.why}`, { detail: fault.detail ?? '' })}
        </p>
      </Notice>
    );
  }
  if (reply.kind !== 'wrong') return <Notice tone="bad" title={t(`checklist_files.${reply.kind}`)} live />;
  return (
    <Notice tone="bad" title={t('checklist_files.wrong')} live>
      <ul>
        {reply.faults.map((fault) => (
          <li key={`${fault.row}-${fault.column}-${fault.why}-${fault.detail}`}>
            <Where fault={fault} /> {t(`checklist_files.fault.${fault.why}`, { detail: fault.detail })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Where({ fault }: { fault: { row?: number; column?: string } }) {
  const t = useT();
  if (fault.row === undefined) return null;
  const { row, column } = fault;
  const text = column ? t('checklist_files.where_cell', { row, column }) : t('checklist_files.where_row', { row });
  return <strong>{text}:</strong>;
}
