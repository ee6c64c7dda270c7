import { localDate } from '#app/domain/dates.ts';
import { plainVerdict, type ScoredChecklist, type Standing } from '#app/domain/overview.ts';
import { toneOfScore } from '#app/domain/portfolio.ts';
import { ageOf, TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import type { ScoreSummary } from '#app/domain/score-summary.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatNumber } from '#app/i18n/format.ts';
import { ageText, levelText, scoreText, titleIn } from '#app/i18n/words.ts';
import { Bars } from '#app/ui/charts/Bars.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { NodeTitle } from '#db/queries/overview.server.ts';
import { StandingDetails } from './StandingDetails.tsx';
import { VerdictSentence } from './VerdictSentence.tsx';

export interface StandingProps {
  standing: Standing;
  titles: readonly NodeTitle[];
  today: string;
  checklistHref: (checklist: ScoredChecklist) => string;
  /** The name of the municipality, where several stand on one page. */
  name?: string;
  brief?: boolean;
}

/** Where a municipality stands under one framework: the result in a sentence, own and verified score, the trend. */
export function StandingCard(props: StandingProps) {
  const t = useT();
  const language = useLanguage();
  const { standing, name, today } = props;
  const { headline, running } = standing;
  const id = `standing-${standing.framework}-${headline?.id ?? running?.id}`;
  const title = titleIn(language, { titleNl: standing.frameworkNl, titleEn: standing.frameworkEn });
  const age = headline?.lastAnswerAt ? ageOf(localDate(headline.lastAnswerAt), today) : null;
  return (
    <section className="card standing" aria-labelledby={id}>
      <div className="row between">
        <h2 id={id}>
          {name && `${name}: `}
          {title} {headline && <span className="chip">{levelText(t, headline.level)}</span>}
        </h2>
        {headline && <Status tone={TONE_OF_PROGRESS[headline.phase]}>{t(`terms.phase.${headline.phase}`)}</Status>}
      </div>
      {headline?.summary ? (
        <>
          <VerdictSentence verdict={plainVerdict(headline.summary)} scale={standing.scale} />
          <Scores standing={standing} summary={headline.summary} />
          <p className="soft small">
            <a href={props.checklistHref(headline)}>{headline.title}</a>
            {age && ` · ${t('overview.age', { age: ageText(t, age) })}`}
          </p>
          <StandingDetails {...props} headline={headline} summary={headline.summary} />
        </>
      ) : (
        <p className="soft">{t('overview.no_score')}</p>
      )}
      {running && <Running checklist={running} href={props.checklistHref(running)} />}
    </section>
  );
}

function Scores({ standing, summary }: { standing: Standing; summary: ScoreSummary }) {
  const t = useT();
  const language = useLanguage();
  const { scale, change } = standing;
  const text = (value: number | null) => scoreText(language, scale, value);
  const { own, verified, target } = summary;
  return (
    <>
      <Bars
        label={t('overview.score')}
        hideLabel
        min={scale === 'maturity' ? 1 : 0}
        max={scale === 'maturity' ? 5 : 100}
        target={target === null ? null : { value: target, text: text(target) }}
        bars={[
          {
            key: 'own',
            label: t('overview.own'),
            value: own.score,
            text: text(own.score),
            tone: toneOfScore(own.score, scale, target),
          },
          {
            key: 'verified',
            label: t('overview.verified'),
            note: verified ? t('overview.verified_of', { n: verified.answered, total: verified.total }) : undefined,
            value: verified?.score ?? null,
            text: text(verified?.score ?? null),
            tone: toneOfScore(verified?.score ?? null, scale, target),
          },
        ]}
      />
      <p className="small">
        {target !== null && t('overview.target', { target: text(target) })}{' '}
        <Change change={change} scale={standing.scale} />
        {own.workbook !== null && (
          <span className="block soft">
            {t('overview.workbook', {
              framework: formatNumber(language, own.score ?? 0, 2),
              workbook: formatNumber(language, own.workbook, 2),
            })}
          </span>
        )}
      </p>
    </>
  );
}

function Change({ change, scale }: { change: number | null; scale: Standing['scale'] }) {
  const t = useT();
  const language = useLanguage();
  if (change === null) return null;
  const decimals = scale === 'maturity' ? 1 : 0;
  const size = formatNumber(language, Math.abs(change), decimals);
  if (size === formatNumber(language, 0, decimals)) return <>{t('overview.change.same')}</>;
  return <>{t(change > 0 ? 'overview.change.up' : 'overview.change.down', { size })}</>;
}

function Running({ checklist, href }: { checklist: ScoredChecklist; href: string }) {
  const t = useT();
  const state = checklist.phase === 'open' && checklist.answered === 0 ? 'not_started' : checklist.phase;
  return (
    <p className="running">
      <Status tone={TONE_OF_PROGRESS[state]}>{t(`terms.phase.${state}`)}</Status> <a href={href}>{checklist.title}</a>{' '}
      <span className="soft small">{t('overview.running', { n: checklist.answered, total: checklist.total })}</span>
    </p>
  );
}
