import { FATES } from '#app/domain/import-plan.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { FATE_TONES, ImportRows } from './ImportRows.tsx';
import type { ImportLinks, ImportReply } from './import-reply.ts';

export type PreviewShown = Extract<ImportReply, { kind: 'fit' | 'stale' }>;

/** What becomes of every row, before anything is written; its form carries the cells of the file. */
export function ImportPreviewPart({ preview, links }: { preview: PreviewShown; links: ImportLinks }) {
  const t = useT();
  const { rows, carried, shown, formKey, writes, mails, kind } = preview;
  const counts = FATES.map((fate) => ({ fate, n: rows.filter((row) => row.fate === fate).length }));
  const conflicts = rows.some((row) => row.fate === 'conflict');
  return (
    <form method="post" action={links.confirm} encType="multipart/form-data" className="stack">
      {kind === 'stale' && <Notice tone="warning" title={t('importing.stale')} live />}
      {!writes && <Notice title={t(conflicts ? 'importing.nothing_conflicts' : 'importing.nothing')} live />}
      <div>
        <h2>{t('importing.preview')}</h2>
        {writes && <p>{t('importing.preview_lead')}</p>}
        <ul className="row bare-list import-counts">
          {counts
            .filter(({ n }) => n > 0)
            .map(({ fate, n }) => (
              <li key={fate}>
                <Status tone={FATE_TONES[fate]}>{t(`importing.fate.${fate}`)}</Status> {t('importing.count', { n })}
              </li>
            ))}
        </ul>
        {conflicts && writes && <p className="soft">{t('importing.conflicts_kept')}</p>}
      </div>
      <FormKey value={formKey} />
      <input type="hidden" name="shown" value={shown} />
      <input type="hidden" name="sheets" value={carried} />
      <ImportRows rows={rows} />
      {writes && <p>{t('importing.mails', { n: mails })}</p>}
      <div className="row">
        {writes && <Button kind="primary">{t('importing.confirm')}</Button>}
        <ButtonLink href={links.self}>{t('importing.again')}</ButtonLink>
      </div>
    </form>
  );
}
