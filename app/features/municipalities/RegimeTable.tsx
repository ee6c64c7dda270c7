import { REGIMES, type RegimeCode } from '#app/domain/regime.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Status, type Tone } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { levelName } from './RegimeFields.tsx';
import { type FormHref, regimeOn, type ShownEntity, type ShownRegime } from './settings-view.ts';

interface RegimeTableProps {
  entity: ShownEntity;
  today: string;
  formHref: FormHref | null;
}

const TONES: Record<ShownRegime['applicability'], Tone> = {
  in_scope: 'accent',
  voluntary: 'good',
  out_of_scope: 'quiet',
  under_review: 'warning',
};

/** Which regimes apply to an entity, at which level and why, with what stood there before. */
export function RegimeTable({ entity, today, formHref }: RegimeTableProps) {
  const t = useT();
  return (
    <>
      <h3>{t('municipalities.settings.regimes')}</h3>
      <Table
        caption={`${t('municipalities.settings.regimes')}: ${entity.name}`}
        columns={[
          { key: 'regime', label: t('municipalities.field.regime') },
          { key: 'applicability', label: t('municipalities.field.applicability') },
          { key: 'reason', label: t('municipalities.field.reason') },
          ...(formHref ? [{ key: 'act', label: t('municipalities.settings.set_regime') }] : []),
        ]}
        rows={REGIMES.map((code) => {
          const { counts, others } = regimeOn(entity, code, today);
          return {
            key: code,
            cells: [
              t(`terms.regime.${code}`),
              <RegimeState key="state" row={counts} />,
              <RegimeReason key="reason" row={counts} others={others} />,
              ...(formHref ? [<RegimeAct key="act" code={code} name={entity.name} formHref={formHref} />] : []),
            ],
          };
        })}
      />
    </>
  );
}

function RegimeState({ row }: { row: ShownRegime | null }) {
  const t = useT();
  if (!row) return <span className="soft">{t('municipalities.settings.not_decided')}</span>;
  return (
    <>
      <Status tone={TONES[row.applicability]}>{t(`terms.applicability.${row.applicability}`)}</Status>
      {row.level && <span className="small"> {levelName(t, row.level)}</span>}
    </>
  );
}

function RegimeReason({ row, others }: { row: ShownRegime | null; others: readonly ShownRegime[] }) {
  const t = useT();
  return (
    <>
      {row && <RegimeLine row={row} />}
      {others.length > 0 && (
        <details>
          <summary className="small">{t('municipalities.settings.history', { n: others.length })}</summary>
          <ul className="plain-list">
            {others.map((one) => (
              <li key={one.id}>
                {t(`terms.applicability.${one.applicability}`)}
                {one.level && `, ${levelName(t, one.level)}`}: <RegimeLine row={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function RegimeLine({ row }: { row: ShownRegime }) {
  const t = useT();
  const language = useLanguage();
  const by = row.by ? ` (${row.by})` : '';
  return (
    <>
      {row.reason && <span>{row.reason} </span>}
      <span className="soft small">
        {t('people.since', { day: formatDay(language, row.fromOn) })}
        {by}
      </span>
    </>
  );
}

interface RegimeActProps {
  code: RegimeCode;
  name: string;
  formHref: FormHref;
}

/** The GDPR has nothing to decide: it always applies. */
function RegimeAct({ code, name, formHref }: RegimeActProps) {
  const t = useT();
  if (code === 'gdpr') return null;
  return (
    <a className="small" href={formHref('set_regime', { code })}>
      {t('municipalities.settings.set_regime')}
      <span className="visually-hidden">
        : {t('municipalities.settings.set_regime_for', { regime: t(`terms.regime.${code}`), name })}
      </span>
    </a>
  );
}
