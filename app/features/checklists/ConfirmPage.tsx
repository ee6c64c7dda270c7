import type { ConfirmFault } from '#app/domain/previous.ts';
import { writeSeenPrevious } from '#app/domain/previous.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { CheckField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { valueLine } from './AnswerSummary.tsx';
import { Reworded } from './LastYear.tsx';
import type { ConfirmableView } from './view-confirm.server.ts';

interface ConfirmPageProps {
  view: ConfirmableView;
  links: {
    municipality: string;
    checklists: string;
    checklist: string;
    self: string;
    question: (code: string) => string;
  };
  /** What stood in the way of the last post; nothing was written then. */
  faults: readonly { code: string; why: ConfirmFault }[];
}

/** All of last year's answers that can be confirmed, each with a tick that starts empty: nobody confirms by accident. */
export function ConfirmPage({ view, links, faults }: ConfirmPageProps) {
  const t = useT();
  const { checklist, lines } = view;
  const crumbs = [
    { label: checklist.municipality, href: links.municipality },
    { label: t('checklists.title'), href: links.checklists },
    { label: checklist.title, href: links.checklist },
    { label: t('next_year.front.all') },
  ];
  return (
    <Page title={t('next_year.front.all')} lead={t('next_year.front.all_lead')} crumbs={crumbs}>
      {faults.length > 0 && <Faults faults={faults} links={links} />}
      {lines.length === 0 ? (
        <>
          <p>{t('next_year.front.none_left')}</p>
          <ButtonLink kind="primary" href={links.checklist}>
            {checklist.title}
          </ButtonLink>
        </>
      ) : (
        <Ticks view={view} links={links} />
      )}
    </Page>
  );
}

function Ticks({ view: { checklist, lines }, links }: Pick<ConfirmPageProps, 'view' | 'links'>) {
  const t = useT();
  const dutch = useLanguage() === 'nl';
  return (
    <form method="post" action={links.self} className="stack">
      <choose-many
        data-search={t('next_year.front.search')}
        data-all={t('campaigns.form.choose_all')}
        data-none={t('campaigns.form.choose_none')}
      >
        <div className="confirm-list">
          {lines.map((line) => (
            <label className="choice card" key={line.code}>
              <input
                type="checkbox"
                name="unchanged[]"
                value={writeSeenPrevious({ code: line.code, version: line.answer.version })}
              />
              <span>
                <strong>{dutch ? line.titleNl : line.titleEn}</strong> <span className="soft small">{line.code}</span>
                <br />
                {checklist.scale === 'maturity' && checklist.framework === 'cyfun_small' && line.answer.doc
                  ? t(`terms.grade.${line.answer.doc}`)
                  : valueLine(t, line.answer)}
                {line.verdict && (
                  <>
                    {' '}
                    <span className="soft small">{t(`next_year.last_year.verdict_${line.verdict.outcome}`)}</span>
                  </>
                )}
                {line.relation !== 'same' && (
                  <>
                    {' '}
                    <Status tone="busy">{t(`next_year.last_year.relation.${line.relation}`)}</Status>
                  </>
                )}
                <Reworded line={line} />
                {line.answer.explanation && <span className="typed small confirm-text">{line.answer.explanation}</span>}
              </span>
            </label>
          ))}
        </div>
      </choose-many>
      <CheckField name="carry" label={t('next_year.front.all_carry')} />
      <div className="row">
        <Button kind="primary">{t('next_year.front.all_submit')}</Button>
        <ButtonLink href={links.checklist}>{t('common.cancel')}</ButtonLink>
      </div>
    </form>
  );
}

function Faults({ faults, links }: Pick<ConfirmPageProps, 'faults' | 'links'>) {
  const t = useT();
  return (
    <Notice tone="bad" title={t('next_year.not_saved')} live>
      <ul>
        {faults.map(({ code, why }) => (
          <li key={code}>
            <a href={links.question(code)}>{code}</a>: {t(`next_year.fault.${why}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
