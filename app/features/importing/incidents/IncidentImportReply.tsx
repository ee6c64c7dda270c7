import { columnLetter } from '#app/documents/sheet.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { UnreadFile } from '../ImportRefused.tsx';
import { BreachFates } from './BreachFates.tsx';
import { IncidentFates } from './IncidentFates.tsx';
import type { CarriedFile } from './incident-form.ts';
import type { IncidentImportLinks, IncidentReply } from './incident-reply.ts';
import { incidentFaultText, incidentPlaceText } from './incident-words.ts';
import { MappingFields } from './MappingFields.tsx';

type Carried = Exclude<IncidentReply, { kind: 'refused' | 'lost' }>;

/** What a post came to: one form, which carries the file on and can be changed and shown again as often as needed. */
export function IncidentImportReply({ reply, links }: { reply: IncidentReply; links: IncidentImportLinks }) {
  const t = useT();
  if (reply.kind === 'lost') return <Notice tone="bad" title={t('importing.lost')} live />;
  if (reply.kind === 'refused') {
    const { why } = reply.fault;
    if (why === 'not_veris' || why === 'too_much') {
      return (
        <Notice tone="bad" title={t('importing.refused')} live>
          <p>{t(`register_files.${why}`)}</p>
        </Notice>
      );
    }
    return <UnreadFile fault={{ ...reply.fault, why }} />;
  }
  return (
    <form method="post" action={links.map} encType="multipart/form-data" className="stack">
      <Said reply={reply} />
      <FormKey value={reply.file.formKey} />
      <input type="hidden" name="shown" value={'shown' in reply ? reply.shown : ''} />
      <input type="hidden" name="sheets" value={JSON.stringify(reply.file.sheets)} />
      {reply.file.left.map((path) => (
        <input key={path} type="hidden" name="left[]" value={path} />
      ))}
      {reply.kind === 'map' ? (
        <section className="card">
          <h2>{t('register_files.map.title')}</h2>
          <p>{t('register_files.map.lead')}</p>
          <MappingFields file={reply.file} choices={reply.choices} />
        </section>
      ) : (
        <Shown reply={reply} links={links} />
      )}
      <NotTaken file={reply.file} chosen={reply.kind !== 'map'} />
      {reply.kind === 'map' && (
        <div className="row">
          <Button kind="primary">{t('register_files.map.show')}</Button>
          <ButtonLink href={links.self}>{t('register_files.again')}</ButtonLink>
        </div>
      )}
    </form>
  );
}

/** What is wrong, or changed meanwhile. */
function Said({ reply }: { reply: Carried }) {
  const t = useT();
  const language = useLanguage();
  if (reply.kind === 'stale') return <Notice tone="warning" title={t('register_files.stale')} live />;
  if (reply.kind === 'map' && reply.problems.length > 0) {
    return (
      <Notice tone="bad" live>
        <ul className="plain-list">
          {reply.problems.map(({ why, sheet, column }) => (
            <li key={`${why} ${sheet} ${column}`}>
              {t(`register_files.map.problem.${why}`, {
                sheet: reply.file.sheets[sheet ?? 0]?.name || t('importing.only_sheet'),
                column: column ? t(`register_files.column.${column}`) : '',
              })}
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (reply.kind !== 'wrong') return null;
  const inUse = reply.choices.categories.filter(({ retired }) => !retired);
  const categories = inUse.map((each) => titleIn(language, each)).join(', ');
  return (
    <Notice tone="bad" title={t('register_files.wrong', { n: reply.faults.length + reply.more })} live>
      <p>{t('register_files.wrong_todo')}</p>
      <ul>
        {reply.faults.map((fault) => (
          <li key={JSON.stringify(fault)}>
            <strong>{incidentPlaceText(t, fault)}:</strong> {incidentFaultText(t, fault, categories)}
          </li>
        ))}
      </ul>
      {reply.more > 0 && <p>{t('importing.more', { n: reply.more })}</p>}
    </Notice>
  );
}

/** The rows with what becomes of them, and the choices behind that, to be changed. */
function Shown({ reply, links }: { reply: Exclude<Carried, { kind: 'map' }>; links: IncidentImportLinks }) {
  const t = useT();
  const n = reply.rows.filter(({ fate }) => fate === 'new').length;
  const fits = reply.kind !== 'wrong';
  const breaches = fits ? reply.breaches : [];
  const all = n + breaches.length;
  return (
    <>
      <details className="card" open={!fits}>
        <summary>{t('register_files.map.folded')}</summary>
        <div className="stack">
          <MappingFields file={reply.file} choices={reply.choices} />
          <div className="row">
            <Button>{t('register_files.map.again')}</Button>
          </div>
        </div>
      </details>
      {fits && (
        <div>
          <h2>{t('register_files.preview')}</h2>
          <p>{all === 0 ? t('register_files.nothing') : t('register_files.preview_lead')}</p>
        </div>
      )}
      {fits && reply.rows.length > 0 && <IncidentFates rows={reply.rows} categories={reply.choices.categories} />}
      {breaches.length > 0 && <BreachFates rows={breaches} />}
      {all > 0 && fits && (
        <p>
          {n > 0 && t('register_files.count', { n })} {t('register_files.breaches.count', { n: breaches.length })}
        </p>
      )}
      <div className="row">
        {fits && all > 0 && (
          <Button kind="primary" formAction={links.confirm}>
            {t('register_files.confirm')}
          </Button>
        )}
        <ButtonLink href={links.self}>{t('register_files.again')}</ButtonLink>
      </div>
    </>
  );
}

/** What of the file stays out: members of VERIS, and the sheets and columns that were not chosen. */
function NotTaken({ file, chosen }: { file: CarriedFile; chosen: boolean }) {
  const t = useT();
  const nameOf = (index: number) => file.sheets[index]?.name || t('importing.only_sheet');
  const mappings = chosen ? file.mappings : [];
  const sheets = mappings.flatMap(({ kind }, index) => (kind === 'skip' ? [nameOf(index)] : []));
  const columns = mappings.flatMap((mapping, index) => {
    if (mapping.kind === 'skip') return [];
    const head = file.sheets[index]?.rows[0] ?? [];
    const out = mapping.columns.flatMap((column, at) => (column ? [] : [head[at]?.trim() || columnLetter(at)]));
    return out.length > 0 ? [t('register_files.left_columns', { sheet: nameOf(index), names: out.join(', ') })] : [];
  });
  if (sheets.length + columns.length + file.left.length === 0) return null;
  return (
    <Notice title={t('register_files.left')}>
      <p>{t('register_files.left_text')}</p>
      <ul className="plain-list wrap-anywhere">
        {sheets.length > 0 && <li>{t('register_files.left_sheets', { names: sheets.join(', ') })}</li>}
        {columns.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {file.left.length > 0 && <li>{file.left.join(', ')}</li>}
      </ul>
    </Notice>
  );
}
