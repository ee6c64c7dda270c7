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
            { key: 'note', label: t('importing.note_head') },
          ]}
          rows={own.map((row) => ({
            key: row.row,
            cells: [
              `${row.row} · ${row.municipality}`,
              <Status key="fate" tone={FATE_TONES[row.fate]}>
                {t(`importing.fate.${row.fate}`)}
              </Status>,
              <Notes key="note" row={row} />,
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
  return row.notes.map((note) => (
    <p key={JSON.stringify(note)} className="small">
      {row.notes.length > 1 && note.fate !== row.fate && <strong>{t(`importing.fate.${note.fate}`)}: </strong>}
      {noteText(t, language, note)}
    </p>
  ));
}
