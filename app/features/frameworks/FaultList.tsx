import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import type { Fault } from '#db/frameworks/fault.ts';
import { columnOf, type SheetPlaces } from './read-framework-sheet.ts';

/** Every fault of a framework, each at the code (or the row) that it is about. */
interface FaultListProps {
  faults: readonly Fault[];
  hrefOf?: (code: string) => string | null;
  /** Where things stand in the table that they came from. */
  places?: SheetPlaces;
}

export function FaultList({ faults, hrefOf, places }: FaultListProps) {
  const t = useT();
  const placeOf = (fault: Fault) => {
    const row = places?.rows[fault.at]?.join(', ');
    if (row === undefined) return fault.at;
    const field = columnOf(fault);
    const letter = field && places?.letters[field];
    const column = letter ? t('own_frameworks.import.column', { column: letter, field }) : '';
    return /^(node \d+|framework)$/.test(fault.at)
      ? t('own_frameworks.import.row', { row, column })
      : t('own_frameworks.import.row_code', { row, column, code: fault.at });
  };
  return (
    <ul className="faults">
      {faults.map((fault) => {
        const href = hrefOf?.(fault.at) ?? null;
        const key: MessageKey = `own_frameworks.fault.${fault.key}`;
        return (
          <li key={`${fault.at} ${fault.key} ${JSON.stringify(fault.values)}`}>
            {href ? <a href={href}>{fault.at}</a> : <strong>{placeOf(fault)}</strong>}: {t(key, fault.values)}
          </li>
        );
      })}
    </ul>
  );
}
