import type { ReactNode } from 'react';

export interface Column {
  key: string;
  label: ReactNode;
  number?: boolean;
}

interface TableProps {
  /** What the table holds; read out, and shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  /** On a narrow screen each row becomes a block with the name of its column before each cell, and nothing scrolls. */
  stacks?: boolean;
  columns: readonly Column[];
  rows: readonly { key: string | number; cells: readonly ReactNode[] }[];
}

// Not every browser takes what is shown as blocks for a table.
const ROLES = {
  table: { role: 'table' },
  body: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
};

/**
 * A table whose first column names its row. On a narrow screen it scrolls by itself, reachable by keyboard, or its rows
 * become blocks.
 */
export function Table({ caption, showCaption, stacks, columns, rows }: TableProps) {
  const roles: Partial<typeof ROLES> = stacks ? ROLES : {};
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this only names what scrolls
    <div className={stacks ? 'table-wrap stacks' : 'table-wrap'} role="group" aria-label={caption} tabIndex={0}>
      <table {...roles.table}>
        <caption className={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.number ? 'number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roles.body}>
          {rows.map((row) => (
            <tr key={row.key} {...roles.row}>
              {row.cells.map((cell, index) => {
                const column = columns[index];
                const className = column?.number ? 'number' : undefined;
                return index === 0 ? (
                  <th key={column?.key} scope="row" className={className} {...roles.head}>
                    {cell}
                  </th>
                ) : (
                  <td key={column?.key} className={className} data-column={labelOf(stacks, column)} {...roles.cell}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function labelOf(stacks: boolean | undefined, column: Column | undefined): string | undefined {
  return stacks && typeof column?.label === 'string' ? column.label : undefined;
}
