import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import type { Fault } from '#db/frameworks/fault.ts';

/** Every fault of a framework, each at the code (or the row) that it is about. */
interface FaultListProps {
  faults: readonly Fault[];
  hrefOf?: (code: string) => string | null;
  /** The rows of a table on which each code stands. */
  rows?: Record<string, number[]>;
}

export function FaultList({ faults, hrefOf, rows = {} }: FaultListProps) {
  const t = useT();
  const placeOf = (at: string) => {
    const row = rows[at]?.join(', ');
    if (row === undefined) return at;
    return /^(node \d+|framework)$/.test(at)
      ? t('own_frameworks.import.row', { row })
      : t('own_frameworks.import.row_code', { row, code: at });
  };
  return (
    <ul className="faults">
      {faults.map((fault) => {
        const href = hrefOf?.(fault.at) ?? null;
        const key: MessageKey = `own_frameworks.fault.${fault.key}`;
        return (
          <li key={`${fault.at} ${fault.key} ${JSON.stringify(fault.values)}`}>
            {href ? <a href={href}>{fault.at}</a> : <strong>{placeOf(fault.at)}</strong>}: {t(key, fault.values)}
          </li>
        );
      })}
    </ul>
  );
}
