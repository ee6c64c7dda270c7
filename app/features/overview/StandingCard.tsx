import { localDate } from '#app/domain/dates.ts';
import { plainVerdict, type ScoredChecklist, type Standing } from '#app/domain/overview.ts';
import { toneOfScore } from '#app/domain/portfolio.ts';
import { ageOf, progressOf, TONE_OF_PROGRESS, TONE_OF_VERDICT } from '#app/domain/progress.ts';
import type { ScoreSummary } from '#app/domain/score-summary.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatNumber } from '#app/i18n/format.ts';
import { ageText, levelText, scoreText, titleIn } from '#app/i18n/words.ts';
import { Bars } from '#app/ui/charts/Bars.tsx';
import { Status } from '#app/ui/Status.tsx';
import { StandingDetails } from './StandingDetails.tsx';
import type { StandingProps } from './standing-props.ts';
import { VerdictSentence } from './VerdictSentence.tsx';

/**
 * Where a municipality stands under one framework. Closed it says result, own and verified score, and status, each as a
 * thing of its own; open it says why, since when and what is weakest.
 */
export function StandingCard(props: StandingProps) {
  const t = useT();
  const language = useLanguage();
  const { standing, today, open } = props;
  const { headline, running } = standing;
  const title = titleIn(language, { titleNl: standing.frameworkNl, titleEn: standing.frameworkEn });
  const age = headline?.lastAnswerAt ? ageOf(localDate(headline.lastAnswerAt), today) : null;
  return (
    <details className="card standing" open={open || undefined}>
      <summary>
        <h2>
          {title} {headline && headline.level !== 'all' && <span className="chip">{levelText(t, headline.level)}</span>}
        </h2>
        <StandingLine standing={standing} />
      </summary>
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
    </details>
  );
}

/** The four things in one line: verdict, own answer's score, verified maturity, status of the checklist. */
function StandingLine({ standing }: { standing: Standing }) {
  const t = useT();
  const language = useLanguage();
  const { headline, running, scale } = standing;
  const shown = headline ?? running;
  if (!shown) return null;
  const state = progressOf(shown);
  const score = (value: number | null | undefined) => scoreText(language, scale, value ?? null);
  const { own, verified, target } = shown.summary ?? { own: null, verified: null, target: null };
  return (
    <span className="standing-line">
      {own && own.verdict !== 'no_threshold' && (
        <Status tone={TONE_OF_VERDICT[own.verdict]}>{t(`terms.verdict.${own.verdict}`)}</Status>
      )}
      <span>
        {t('overview.own_short')} <strong>{score(own?.score)}</strong>
        {target !== null && <span className="soft small"> {t('reviews.page.target', { target: score(target) })}</span>}
      </span>
      <span>
        {t('portfolio.verified')} <strong>{score(verified?.score)}</strong>
      </span>
      {standing.fell.length > 0 && (
        <Status tone="warning">{t('overview.fell_count', { n: standing.fell.length })}</Status>
      )}
      <Status tone={TONE_OF_PROGRESS[state]}>{t(`terms.phase.${state}`)}</Status>
    </span>
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
  const state = progressOf(checklist);
  return (
    <p className="running">
      <Status tone={TONE_OF_PROGRESS[state]}>{t(`terms.phase.${state}`)}</Status> <a href={href}>{checklist.title}</a>{' '}
      <span className="soft small">{t('overview.running', { n: checklist.answered, total: checklist.total })}</span>
    </p>
  );
}
