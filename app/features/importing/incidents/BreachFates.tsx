import type { BreachFate } from '#app/domain/breach-rows.ts';
import { partialOf } from '#app/domain/partial-date.ts';
import { partialText } from '#app/i18n/clock-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';

/** Every row of a breach with what becomes of it. */
export function BreachFates({ rows }: { rows: readonly BreachFate[] }) {
  const t = useT();
  const language = useLanguage();
  const aware = (text: string) => {
    const read = partialOf(text);
    return read.ok ? partialText(t, language, read.date) : '';
  };
  return (
    <Table
      caption={t('register_files.breaches.title')}
      showCaption
      columns={[
        { key: 'row', label: t('register_files.row') },
        { key: 'incident', label: t('register_files.breaches.incident') },
        { key: 'controller', label: t('register_files.breaches.controller') },
        { key: 'aware', label: t('register_files.breaches.aware') },
        { key: 'decision', label: t('register_files.breaches.decision') },
        { key: 'number', label: t('register_files.number') },
      ]}
      rows={rows.map((row) => ({
        key: `${row.sheet} ${row.row}`,
        cells: [
          row.row,
          row.incident,
          row.entity,
          <span key="aware" className="nowrap">
            {aware(row.aware)}
          </span>,
          <span key="decision" className="import-what">
            {t(row.notify ? 'register_files.breaches.notified' : 'register_files.breaches.reasoned')}
            {row.strict && <span className="soft small block">{t('register_files.breaches.strict')}</span>}
          </span>,
          <span key="number">
            <span className="nowrap">{row.number}</span>
            <span className="block small">
              <Status tone={row.kept ? 'good' : 'accent'}>
                {t(row.kept ? 'register_files.kept' : 'register_files.next')}
              </Status>
            </span>
          </span>,
        ],
      }))}
    />
  );
}
