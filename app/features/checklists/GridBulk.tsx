import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { GridPageProps } from './grid-props.ts';
import { rowId } from './grid-rows.ts';

/** One answer for all ticked rows, as a plain form: confirming last year's, or "not applicable" with one reason. */
export function GridBulk({ view, links, reply }: GridPageProps) {
  const t = useT();
  const mayConfirm = view.rows.some((row) => row.mayConfirm);
  const mayNot = view.rows.some((row) => row.naAllowed);
  if (!mayConfirm && !mayNot) return null;
  return (
    <>
      {reply && <BulkFaults reply={reply} />}
      <details className="card grid-bulk no-print" open={reply !== undefined || view.filter.show === 'to_confirm'}>
        <summary>
          <span className="summary-title">{t('grid.bulk.heading')}</span>
        </summary>
        <form id="grid-bulk" method="post" action={links.self}>
          <p className="hint">{t('grid.bulk.hint')}</p>
          <div className="columns">
            {mayConfirm && (
              <div>
                <p>{t('grid.bulk.confirm_hint')}</p>
                <Button name="act" value="confirm">
                  {t('grid.bulk.confirm')}
                </Button>
              </div>
            )}
            {mayNot && (
              <div className="field">
                <label htmlFor="bulk-reason">{t('grid.bulk.reason')}</label>
                <p className="hint" id="bulk-reason-hint">
                  {t('grid.bulk.reason_hint')}
                </p>
                <textarea
                  id="bulk-reason"
                  name="reason"
                  rows={2}
                  aria-describedby="bulk-reason-hint"
                  defaultValue={reply?.reason ?? ''}
                />
                <Button name="act" value="not_applicable">
                  {t('grid.bulk.not_applicable')}
                </Button>
              </div>
            )}
          </div>
        </form>
      </details>
    </>
  );
}

function BulkFaults({ reply }: { reply: NonNullable<GridPageProps['reply']> }) {
  const t = useT();
  const { problem, faults } = reply;
  return (
    <Notice tone="bad" live title={problem ? t(problem) : t('grid.fault.heading', { n: faults.length })}>
      {faults.length > 0 && (
        <>
          <ul>
            {faults.map(({ code, why }) => (
              <li key={code}>
                <a href={`#${rowId(code)}`}>{code}</a>: {t(why)}
              </li>
            ))}
          </ul>
          <p>{t('grid.fault.kept')}</p>
        </>
      )}
    </Notice>
  );
}
