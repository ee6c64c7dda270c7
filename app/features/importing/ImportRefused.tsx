import { useT } from '#app/i18n/context.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { ImportRows } from './ImportRows.tsx';
import type { ImportReply } from './import-reply.ts';
import { faultText, placeText } from './import-words.ts';

type Refusal = Exclude<ImportReply, { kind: 'fit' | 'stale' }>;

/** Why nothing was written, place by place, and the rows that nothing is wrong with. */
export function ImportRefused({ reply }: { reply: Refusal }) {
  const t = useT();
  if (reply.kind === 'lost') return <Notice tone="bad" title={t('importing.lost')} live />;
  if (reply.kind === 'refused') return <UnreadFile fault={reply.fault} />;
  const { faults, more, rows } = reply;
  return (
    <>
      <Notice tone="bad" title={t('importing.wrong', { n: faults.length + more })} live>
        <p>{t('importing.wrong_todo')}</p>
        <ul>
          {faults.map((fault) => (
            <li key={JSON.stringify(fault)}>
              <strong>{placeText(t, fault)}:</strong> {faultText(t, fault)}
            </li>
          ))}
        </ul>
        {more > 0 && <p>{t('importing.more', { n: more })}</p>}
      </Notice>
      {rows.length > 0 && (
        <details className="card">
          <summary>
            {t('importing.others')} ({rows.length})
          </summary>
          <ImportRows rows={rows} />
        </details>
      )}
    </>
  );
}

/** Why a file could not be read at all. */
export function UnreadFile({ fault }: { fault: Extract<Refusal, { kind: 'refused' }>['fault'] }) {
  const t = useT();
  const { why, sheet = '', row, column, detail = '' } = fault;
  const place = placeText(t, {
    sheet,
    ...(row === undefined ? {} : { row }),
    ...(column ? { letter: column } : {}),
    value: '',
    why: 'empty',
  });
  const text = why === 'too_much' ? t('importing.too_much') : t(`checklist_files.sheet.${why}`, { detail });
  return (
    <Notice tone="bad" title={t('importing.refused')} live>
      <p>
        {(sheet || row !== undefined) && <strong>{place}:</strong>} {text}
      </p>
    </Notice>
  );
}
