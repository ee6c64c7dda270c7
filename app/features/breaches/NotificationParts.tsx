import { STEPS } from '#app/domain/breach-field.ts';
import { fieldOf, type Values } from '#app/domain/breach-fields.ts';
import type { Recipient } from '#app/domain/breach-notifying.ts';
import type { Difference } from '#app/domain/breach-template.ts';
import { fieldLabel, fieldText } from '#app/i18n/breach-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { Status, type Tone } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import { filledSteps } from './notification-document.ts';

/** Addresses of the files of a notification. */
export type FileLink = (as: 'docx' | 'pdf' | 'json', language?: 'en') => string;

/** Who a notification goes to, in full. */
export function recipientName(t: Translate, to: Recipient, controllerName: string): string {
  return to === 'controller'
    ? t('notifications.to_controller', { name: controllerName })
    : t(`breach_terms.authority.${to}`);
}

/** That it is not known what a notification said: what is known instead, and where the rest may be found. */
export function NotKept({ to, reference }: { to: string; reference: string }) {
  const t = useT();
  return (
    <Notice tone="warning">
      <p>{t('notifications.one.not_kept')}</p>
      <p>
        {reference === ''
          ? t('notifications.one.look_plain', { to })
          : t('notifications.one.look_reference', { to, reference })}
      </p>
    </Notice>
  );
}

/** The fields of a notification that say something, in the order of the template. */
export function TemplateFields({ values }: { values: Values }) {
  const t = useT();
  const language = useLanguage();
  const steps = filledSteps(values);
  if (steps.length === 0) return <p className="soft">{t('notifications.prep.nothing')}</p>;
  return steps.map(({ step, fields }) => (
    <section key={step} className="template-step">
      <h3>
        <span className="soft">{STEPS[step]}</span> {t(`breach_terms.step.${step}`)}
      </h3>
      <dl className="facts">
        {fields.map((field) => (
          <div className="fact" key={field.key}>
            <dt>
              {field.id}. {fieldLabel(t, field.key)}
            </dt>
            <dd className="as-typed">{fieldText(t, language, field, values[field.key])}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

const TONES: Record<Difference['kind'], Tone> = { added: 'good', removed: 'warning', changed: 'accent' };

/** What differs between two notifications, field by field; null where of one of them it is not known what it said. */
export function Differences({ lines }: { lines: readonly Difference[] | null }) {
  const t = useT();
  const language = useLanguage();
  if (lines === null) return <p>{t('notifications.one.no_difference')}</p>;
  if (lines.length === 0) return <p className="soft">{t('notifications.one.same')}</p>;
  const columns = (['field', 'change', 'before', 'after'] as const).map((key) => ({
    key,
    label: t(`notifications.column.${key}`),
  }));
  const rows = lines.map(({ id, key, kind, from, to }) => {
    const field = fieldOf(key);
    const text = (value: typeof from) => (
      <span className="as-typed">{field ? fieldText(t, language, field, value) : ''}</span>
    );
    const change = (
      <Status key="change" tone={TONES[kind]}>
        {t(`breach_terms.difference.${kind}`)}
      </Status>
    );
    return { key, cells: [`${id}. ${fieldLabel(t, key)}`, change, text(from), text(to)] };
  });
  return <Table caption={t('notifications.one.difference')} columns={columns} rows={rows} />;
}

/** The files of a notification: Word and PDF in Dutch and on request in English, and the same as data. */
export function NotificationFiles({ file }: { file: FileLink }) {
  const t = useT();
  const english = t('notifications.prep.english');
  return (
    <ul className="row bare-list">
      <li>
        <a href={file('docx')}>Word</a>
      </li>
      <li>
        <a href={file('pdf')}>PDF</a>
      </li>
      <li>
        <a href={file('docx', 'en')}>Word ({english})</a>
      </li>
      <li>
        <a href={file('pdf', 'en')}>PDF ({english})</a>
      </li>
      <li>
        <a href={file('json')}>JSON</a>
      </li>
    </ul>
  );
}
