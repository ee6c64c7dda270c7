import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import { NoticeForm, PersonsDecisionForm } from './PersonsForms.tsx';
import type { PersonsView } from './view-persons.server.ts';

interface Props {
  view: PersonsView;
  links: BreachLinks & { word: string; pdf: string };
  form: FormState | undefined;
}

/** Whether and how the persons concerned are told (article 34), in which words, and who else was told. */
export function PersonsPage({ view, links, form }: Props) {
  const t = useT();
  const { head, decisions } = view;
  const [now, ...before] = decisions;
  const intent = form?.values?.intent;
  return (
    <BreachShell head={head} links={links} current="persons" form={form}>
      <div className="columns wide-columns">
        <div className="stack">
          <section className="card stack" aria-labelledby="persons-title">
            <h2 id="persons-title">{t('breach_persons.decision')}</h2>
            <p className="hint">{t('breach_persons.lead')}</p>
            {now ? <Decided line={now} /> : <p>{t('breach_persons.none')}</p>}
            {now?.inform && (
              <p className="row no-print">
                <ButtonLink href={links.word}>{t('breach_persons.word')}</ButtonLink>
                <ButtonLink href={links.pdf}>{t('breach_persons.pdf')}</ButtonLink>
              </p>
            )}
            {head.may.decide ? (
              <PersonsDecisionForm view={view} form={intent === 'persons' ? form : undefined} />
            ) : (
              head.breach.closedAt === null && (
                <p className="soft small">{t('breach_persons.only_director', { entity: head.breach.entity })}</p>
              )
            )}
          </section>
          {before.length > 0 && (
            <details className="card">
              <summary>{t('breach_persons.history')}</summary>
              {before.map((line) => (
                <Decided key={line.version} line={line} />
              ))}
            </details>
          )}
        </div>
        <div className="stack">
          <Notices view={view} form={intent === 'notice' ? form : undefined} />
        </div>
      </div>
    </BreachShell>
  );
}

function Decided({ line }: { line: PersonsView['decisions'][number] }) {
  const t = useT();
  const language = useLanguage();
  const facts = [
    line.exemption && t(`breach_terms.exemption.${line.exemption}`),
    line.way && t(`breach_terms.way.${line.way}`),
    line.toldOn && formatDay(language, line.toldOn),
    line.persons !== null && t('breach_persons.people', { n: line.persons }),
  ].filter(Boolean);
  return (
    <div>
      <p>
        <strong>{t(`breach_persons.inform.${line.inform ? 'yes' : 'no'}`)}</strong>
      </p>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {line.reason && <p className="typed">{line.reason}</p>}
      {line.inform && line.text && (
        <details>
          <summary>{t('breach_persons.text')}</summary>
          <p className="typed">{line.text}</p>
        </details>
      )}
      <p className="soft small">
        {line.takenOver
          ? line.decidedBy
          : t('breach_persons.by', { name: line.decidedBy, at: formatMoment(language, line.decidedAt) })}
      </p>
    </div>
  );
}

function Notices({ view, form }: { view: PersonsView; form: FormState | undefined }) {
  const t = useT();
  const language = useLanguage();
  const { notices, head } = view;
  return (
    <section className="card stack" aria-labelledby="notices-title">
      <h2 id="notices-title">{t('breach_persons.notices')}</h2>
      {notices.length === 0 && <p>{t('breach_persons.no_notices')}</p>}
      <ul className="bare-list stack">
        {notices.map((line) => (
          <li key={line.id}>
            <strong>{t(`breach_persons.recipients.${line.recipient}`)}</strong> {line.name}
            <span className="soft small block">
              {[formatMoment(language, line.toldAt), line.reference, line.by].filter(Boolean).join(' · ')}
            </span>
            {line.note && <span className="typed block">{line.note}</span>}
          </li>
        ))}
      </ul>
      {head.may.handle && <NoticeForm formKey={view.noticeKey} form={form} />}
    </section>
  );
}
