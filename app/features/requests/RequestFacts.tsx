import type { ReactNode } from 'react';
import { REQUEST_KINDS } from '#app/domain/data-request.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextArea } from '#app/ui/Field.tsx';
import { ActMarks } from './ActMarks.tsx';
import { HeadFields } from './HeadFields.tsx';
import { closedBefore } from './request-columns.ts';
import type { RequestView } from './view-request.server.ts';

interface Props {
  view: RequestView;
  form: FormState | undefined;
}

/** What is known of a request, and the form that corrects what was written down. */
export function RequestFacts({ view, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const { request } = view;
  const moment = (at: Date | null) => at && formatMoment(language, at);
  const facts: [string, ReactNode][] = [
    [
      t('requests.columns.kind'),
      `${t(`request_terms.kind.${request.kind}`)} (${t('requests.article', { article: REQUEST_KINDS[request.kind] })})`,
    ],
    [t('requests.columns.entity'), request.entity],
    [t('requests.columns.received'), `${moment(request.receivedAt)} · ${t(`request_terms.way.${request.way}`)}`],
    [t('requests.new.person_name'), request.personName],
    [t('requests.new.person_contact'), request.personContact],
    [t('requests.new.reference'), request.reference],
    [t('requests.new.subject'), request.subject],
    [t('requests.columns.identity_asked'), moment(request.identityAskedAt)],
    [t('requests.columns.identity_checked'), joined(moment(request.identityCheckedAt), request.identityHow)],
    [
      t('requests.columns.extended'),
      joined(
        moment(request.extendedAt),
        request.extensionGround && t(`request_terms.extension.${request.extensionGround}`),
        request.extensionReason,
      ),
    ],
    [t('requests.columns.answered'), joined(moment(request.answeredAt), request.answer)],
    [
      t('requests.columns.refused'),
      joined(
        moment(request.refusedAt),
        request.refusalGround && t(`request_terms.ground.${request.refusalGround}`),
        request.refusalReason,
      ),
    ],
    [t('requests.columns.withdrawn'), moment(request.withdrawnAt)],
    [t('requests.columns.reopened'), reopenedText(t, language, request)],
  ];
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('requests.page_of.facts')}</h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="typed">{value}</dd>
            </div>
          ))}
      </dl>
      {view.may.act && <Correction view={view} form={form} />}
    </section>
  );
}

/** When it was opened again and why, and what it had been closed with; '' when it never was. */
function reopenedText(t: Translate, language: Language, request: RequestView['request']): string {
  if (!request.reopenedAt) return '';
  const before = `${t('requests.columns.reopened_from')}: ${closedBefore(t, language, request)}`;
  return joined(formatMoment(language, request.reopenedAt), before, request.reopenedReason);
}

function joined(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join('\n');
}

function Correction({ view, form }: Props) {
  const t = useT();
  const { request } = view;
  const values = {
    kind: request.kind,
    way: request.way,
    received: view.received,
    person_name: request.personName,
    person_contact: request.personContact,
    reference: request.reference,
    subject: request.subject,
  };
  return (
    <details open={form !== undefined}>
      <summary>{t('requests.acts.change.title')}</summary>
      <p className="hint">{t('requests.acts.change.hint')}</p>
      <form method="post" action="?" className="stack">
        <ActMarks intent="change" view={view} form={form} />
        <HeadFields form={form} values={values} />
        <TextArea
          name="change_reason"
          label={t('requests.acts.change.reason')}
          rows={2}
          maxLength={4_000}
          form={form}
        />
        <div>
          <Button>{t('requests.acts.change.act')}</Button>
        </div>
      </form>
    </details>
  );
}
