import { columnLetter } from '#app/documents/sheet.ts';
import { COLUMNS_OF, SHEET_KINDS, type SheetMapping } from '#app/domain/register-columns.ts';
import { useT } from '#app/i18n/context.tsx';
import { SelectField } from '#app/ui/Field.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { CarriedFile } from './incident-form.ts';
import type { ImportChoices } from './incident-reply.ts';

/** Which sheet and which column is what, and what rows are that do not say it. */
export function MappingFields({ file, choices }: { file: CarriedFile; choices: ImportChoices }) {
  const t = useT();
  const { municipalityId, phase } = file.defaults;
  return (
    <div className="stack">
      {file.sheets.map((sheet, index) => {
        const mapping = file.mappings[index];
        return mapping && <SheetFields key={sheet.name} at={index} {...sheet} mapping={mapping} />;
      })}
      <SelectField
        name="place"
        label={t('register_files.map.place')}
        value={municipalityId === null ? '' : String(municipalityId)}
        options={[
          { value: '', label: t('register_files.map.no_place') },
          ...choices.municipalities.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <SelectField
        name="phase"
        label={t('register_files.map.phase')}
        value={phase}
        options={(['closed', 'reported'] as const).map((value) => ({ value, label: t(`incidents.phase.${value}`) }))}
      />
    </div>
  );
}

function SheetFields({
  at,
  name,
  rows,
  mapping,
}: {
  at: number;
  name: string;
  rows: string[][];
  mapping: SheetMapping;
}) {
  const t = useT();
  const title = name || t('importing.only_sheet');
  const table = <ColumnTable at={at} title={title} rows={rows} columns={mapping.columns} />;
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={`kind-${at}`}>{t('register_files.map.sheet', { name: title })}</label>
        <select id={`kind-${at}`} name="kinds[]" defaultValue={mapping.kind}>
          {SHEET_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`register_files.map.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      {mapping.kind !== 'skip' ? (
        table
      ) : (
        <details>
          <summary>{t('register_files.map.folded')}</summary>
          {table}
        </details>
      )}
    </div>
  );
}

interface ColumnTableProps {
  at: number;
  title: string;
  rows: string[][];
  columns: SheetMapping['columns'];
}

function ColumnTable({ at, title, rows, columns }: ColumnTableProps) {
  const t = useT();
  const [head = [], ...body] = rows;
  const sample = (column: number) => body.find((row) => row[column]?.trim())?.[column]?.trim() ?? '';
  const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
  return (
    <Table
      caption={t('register_files.map.sheet', { name: title })}
      columns={[
        { key: 'heading', label: t('register_files.map.heading') },
        { key: 'becomes', label: t('register_files.map.becomes') },
        { key: 'sample', label: t('register_files.map.sample') },
      ]}
      rows={columns.map((column, index) => ({
        key: index,
        cells: [
          <label key="heading" htmlFor={`column-${at}-${index}`}>
            <span className="soft small">{columnLetter(index)}</span>{' '}
            {head[index]?.trim() || <span className="soft">{t('register_files.map.no_heading')}</span>}
          </label>,
          <select
            key="becomes"
            id={`column-${at}-${index}`}
            name="columns[]"
            className="import-column"
            defaultValue={column ?? ''}
          >
            <option value="">{t('register_files.map.skip')}</option>
            {(['incidents', 'breaches'] as const).map((kind) => (
              <optgroup key={kind} label={t(`register_files.sheet.${kind}`)}>
                {COLUMNS_OF[kind].map((each) => (
                  <option key={each} value={each}>
                    {t(`register_files.column.${each}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>,
          <span key="sample" className="soft small">
            {cut(sample(index))}
          </span>,
        ],
      }))}
    />
  );
}
