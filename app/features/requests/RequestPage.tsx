import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ClockExplained, ClockLine } from '#app/ui/Clock.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { KeptText } from '#app/ui/KeptText.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { Acts } from './Acts.tsx';
import { History } from './History.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { RequestStatus } from './RequestTable.tsx';
import type { RequestView } from './view-request.server.ts';

interface Props {
  view: RequestView;
  crumbs: readonly Crumb[];
  form: FormState | undefined;
}

/** The forms that a closed request still has. */
const STAYS: readonly string[] = ['note', 'reopen', 'change'];

/** A request of a data subject: how its clock stands and why, what is left to do, and who did what when. */
export function RequestPage({ view, crumbs, form }: Props) {
  const t = useT();
  const { request, code, may } = view;
  return (
    <Page
      title={t('requests.page_of.title', { kind: t(`request_terms.kind.${request.kind}`), code })}
      lead={request.entity}
      crumbs={crumbs}
    >
      {form?.errors && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form?.[0] ?? 'common.error.form')}</p>
        </Notice>
      )}
      <KeptText form={form} gone={!may.act && !STAYS.includes(form?.values?.intent ?? '')} />
      {!may.note && <p className="soft">{t('requests.page_of.read_only')}</p>}
      <div className="stack">
        <div className="columns wide-columns">
          <div className="stack">
            <Standing view={view} />
            <RequestFacts view={view} form={form?.values?.intent === 'change' ? form : undefined} />
          </div>
          <Acts view={view} form={form} />
        </div>
        <History view={view} />
      </div>
    </Page>
  );
}

function Standing({ view }: { view: RequestView }) {
  const t = useT();
  const language = useLanguage();
  const { request, clock } = view;
  return (
    <section className="card stack" aria-labelledby="standing-title">
      <h2 id="standing-title">{t('requests.page_of.clock')}</h2>
      <p>
        <RequestStatus state={request.state} />
      </p>
      {request.reopenedAt && (
        <p className="small">{t('requests.page_of.reopened', { at: formatMoment(language, request.reopenedAt) })}</p>
      )}
      {clock ? (
        <>
          <p>
            <ClockLine state={clock.state} />
          </p>
          {request.receivedResolved && (
            <p className="small">
              {t(`clocks.resolved.${request.receivedResolved}`, { moment: formatMoment(language, request.receivedAt) })}
            </p>
          )}
          <p className="soft small">{t('requests.page_of.identity_no_pause')}</p>
          <ClockExplained how={clock.how} />
        </>
      ) : (
        <p>{t('requests.no_clock')}</p>
      )}
    </section>
  );
}
