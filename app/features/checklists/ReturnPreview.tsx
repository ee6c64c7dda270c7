import { hasOneScore } from '#app/domain/answer.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { PreviewRow } from './preview-return.server.ts';
import { carriedRows } from './return-form.ts';
import { columnLabel, filledFields, type SheetShape, valueText } from './sheet-columns.ts';
import type { ReturnView } from './view-return.server.ts';

interface PreviewProps {
  rows: readonly PreviewRow[];
  view: ReturnView;
  action: string;
  cancel: string;
}

const TONES = { new: 'good', changed: 'busy', conflict: 'warning' } as const;

/** Every row that would change, before anything is written; a conflict shows both texts and keeps theirs unless ticked. */
export function ReturnPreviewPart({ rows, view, action, cancel }: PreviewProps) {
  const t = useT();
  const shape = { scale: view.checklist.scale, oneScore: hasOneScore(view.checklist.framework) };
  const count = (fate: PreviewRow['fate']) => rows.filter((row) => row.fate === fate).length;
  const counts = { fresh: count('new'), changed: count('changed'), same: count('same'), conflicts: count('conflict') };
  const touched = rows.filter((row) => row.fate !== 'same');
  const carried = carriedRows(rows);
  const columns = (['row', 'state', 'now', 'in_file'] as const).map((key) => ({
    key,
    label: t(`checklist_files.${key}`),
  }));
  if (touched.length === 0) {
    return (
      <Notice title={t('checklist_files.nothing')} live>
        <ButtonLink href={cancel}>{t('common.cancel')}</ButtonLink>
      </Notice>
    );
  }
  return (
    <form method="post" action={action} encType="multipart/form-data" className="stack">
      <h2>{t('checklist_files.preview')}</h2>
      <p>{t('checklist_files.counts', counts)}</p>
      <input type="hidden" name="rows" value={carried.rows} />
      <input type="hidden" name="conflicts" value={carried.conflicts} />
      <Table
        caption={t('checklist_files.preview')}
        columns={columns}
        rows={touched.map((row) => ({
          key: row.change.code,
          cells: [
            `${row.row} · ${row.change.code}`,
            <Fate key="fate" row={row} />,
            <Now key="now" now={row.now} shape={shape} />,
            <InFile key="file" row={row} shape={shape} />,
          ],
        }))}
      />
      {counts.conflicts > 0 && <p className="soft">{t('checklist_files.keep_hint')}</p>}
      <div className="row">
        <Button kind="primary">{t('checklist_files.confirm')}</Button>
        <ButtonLink href={cancel}>{t('common.cancel')}</ButtonLink>
      </div>
    </form>
  );
}

function Fate({ row }: { row: PreviewRow }) {
  const t = useT();
  if (row.fate === 'same') return null;
  return (
    <>
      <Status tone={TONES[row.fate]}>{t(`checklist_files.fate.${row.fate}`)}</Status>
      {row.fate === 'conflict' && (
        <label className="choice">
          <input type="checkbox" name="mine[]" value={row.change.code} />
          <span>{t('checklist_files.keep', { code: row.change.code })}</span>
        </label>
      )}
    </>
  );
}

function Now({ now, shape }: { now: PreviewRow['now']; shape: SheetShape }) {
  const t = useT();
  if (!now) return <>–</>;
  return (
    <>
      {filledFields(shape).map((field) => {
        const text = field === 'explanation' ? now.explanation : valueText(t, now, field);
        return <Cell key={field} label={columnLabel(t, field, shape)} text={text} />;
      })}
      {now.by && <p className="soft small">{t('checklist_files.by', { name: now.by })}</p>}
    </>
  );
}

function InFile({ row, shape }: { row: PreviewRow; shape: SheetShape }) {
  const t = useT();
  return filledFields(shape).map((field) => (
    <Cell key={field} label={columnLabel(t, field, shape)} text={row.change.cells[field] ?? ''} />
  ));
}

function Cell({ label, text }: { label: string; text: string }) {
  return (
    <p className="small">
      <span className="soft">{label}:</span> <span className="typed">{text || '–'}</span>
    </p>
  );
}
