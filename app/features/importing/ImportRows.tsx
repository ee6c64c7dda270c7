import { IMPORT_SHEETS } from '#app/domain/import-columns.ts';
import type { Fate, RowFate } from '#app/domain/import-plan.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Status, type Tone } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { noteText } from './import-words.ts';

export const FATE_TONES: Record<Fate, Tone> = {
  waiting: 'quiet',
  conflict: 'warning',
  new: 'good',
  added: 'accent',
  same: 'quiet',
  example: 'quiet',
};

/** Every row with what becomes of it, sheet by sheet. */
export function ImportRows({ rows }: { rows: readonly RowFate[] }) {
  const t = useT();
  return IMPORT_SHEETS.map((sheet) => {
    const own = rows.filter((row) => row.sheet === sheet);
    if (own.length === 0) return null;
    return (
      <section key={sheet}>
        <h3>
          {t(`importing.sheet.${sheet}`)} <span className="soft small">{t('importing.count', { n: own.length })}</span>
        </h3>
        <Table
          caption={t(`importing.sheet.${sheet}`)}
          columns={[
            { key: 'row', label: t('importing.row') },
            { key: 'fate', label: t('importing.fate_head') },
          ]}
          rows={own.map((row) => ({
            key: row.row,
            cells: [
              `${row.row} · ${row.municipality}`,
              <div key="fate" className="import-fate">
                <span>
                  <Status tone={FATE_TONES[row.fate]}>{t(`importing.fate.${row.fate}`)}</Status>
                </span>
                <Notes row={row} />
              </div>,
            ],
          }))}
        />
      </section>
    );
  });
}

function Notes({ row }: { row: RowFate }) {
  const t = useT();
  const language = useLanguage();
  const text = (note: RowFate['notes'][number]) => (
    <>
      {note.fate !== row.fate && <strong>{t(`importing.fate.${note.fate}`)}: </strong>}
      {noteText(t, language, note)}
    </>
  );
  const [only, ...more] = row.notes;
  if (only && more.length === 0) return <span>{text(only)}</span>;
  return (
    <ul className="bare-list">
      {row.notes.map((note) => (
        <li key={JSON.stringify(note)}>{text(note)}</li>
      ))}
    </ul>
  );
}
