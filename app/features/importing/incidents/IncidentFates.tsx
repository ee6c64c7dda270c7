import type { IncidentFate } from '#app/domain/incident-rows.ts';
import { partialOf } from '#app/domain/partial-date.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { ImportChoices } from './incident-reply.ts';

/** Every row with what becomes of it. */
export function IncidentFates({
  rows,
  categories,
}: {
  rows: readonly IncidentFate[];
  categories: ImportChoices['categories'];
}) {
  const t = useT();
  const sheets = new Set(rows.map(({ sheet }) => sheet)).size;
  return (
    <Table
      caption={t('register_files.preview')}
      columns={[
        { key: 'row', label: t('register_files.row') },
        { key: 'what', label: t('incidents.what') },
        { key: 'municipality', label: t('incidents.municipality') },
        { key: 'reported', label: t('incidents.reported') },
        { key: 'phase', label: t('incidents.phase_label') },
        { key: 'number', label: t('register_files.number') },
      ]}
      rows={rows.map((row) => ({
        key: `${row.sheet} ${row.row}`,
        cells: [
          sheets > 1 ? `${row.sheet} ${row.row}` : row.row,
          ...(row.fate === 'example' ? exampleCells(t('register_files.example')) : []),
          ...(row.fate === 'new' ? [<What key="what" row={row} categories={categories} />, row.municipality] : []),
          ...(row.fate === 'new' ? [<Reported key="reported" row={row} />] : []),
          ...(row.fate === 'new' && row.phase
            ? [t(`incidents.phase.${row.phase}`), <Numbered key="n" row={row} />]
            : []),
        ],
      }))}
    />
  );
}

function exampleCells(text: string) {
  return [
    <Status key="example" tone="quiet">
      {text}
    </Status>,
    '',
    '',
    '',
    '',
  ];
}

function What({ row, categories }: { row: IncidentFate; categories: ImportChoices['categories'] }) {
  const t = useT();
  const language = useLanguage();
  const category = categories.find(({ id }) => id === row.categoryId);
  return (
    <span className="import-what">
      {row.title}
      {category && <span className="soft small block">{titleIn(language, category)}</span>}
      {row.notes.map((note) => (
        <span key={note} className="soft small block">
          {t(`register_files.note.${note}`)}
        </span>
      ))}
    </span>
  );
}

function Reported({ row }: { row: IncidentFate }) {
  const t = useT();
  const language = useLanguage();
  const read = partialOf(row.reported);
  return <span className="nowrap">{read.ok ? partialText(t, language, read.date) : ''}</span>;
}

function Numbered({ row }: { row: IncidentFate }) {
  const t = useT();
  return (
    <>
      <span className="nowrap">{row.number}</span>
      <span className="block small">
        <Status tone={row.kept ? 'good' : 'accent'}>
          {t(row.kept ? 'register_files.kept' : 'register_files.next')}
        </Status>
      </span>
    </>
  );
}
