import type { ScoredChecklist } from '#app/domain/overview.ts';
import { toneOfScore } from '#app/domain/portfolio.ts';
import type { ScoreSummary } from '#app/domain/score-summary.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { scoreText } from '#app/i18n/words.ts';
import { Bars } from '#app/ui/charts/Bars.tsx';
import { StackedBar } from '#app/ui/charts/StackedBar.tsx';
import { Trend } from '#app/ui/charts/Trend.tsx';
import { titleOf } from './overview-page.ts';
import type { StandingProps } from './standing-props.ts';

type Props = StandingProps & { headline: ScoredChecklist; summary: ScoreSummary };

/** What lies behind the result: the weakest measures by name, what fell, the trend, the groups, the spread. */
export function StandingDetails(props: Props) {
  const { standing, brief } = props;
  return (
    <div className="columns">
      <div>
        <Weakest {...props} />
        {standing.fell.length > 0 && <Fell {...props} />}
      </div>
      <div>
        {standing.history.length > 1 && <History {...props} />}
        <Groups {...props} />
        {!brief && <Spread summary={props.summary} />}
      </div>
    </div>
  );
}

function Weakest({ standing, headline, summary, titles }: Props) {
  const t = useT();
  const language = useLanguage();
  const { weakest } = summary.own;
  if (weakest.length === 0) return null;
  const { scale } = standing;
  const target = weakest[0]?.target ?? null;
  return (
    <Bars
      label={t(scale === 'maturity' ? 'overview.weakest' : 'overview.worst')}
      min={scale === 'maturity' ? 1 : 0}
      max={scale === 'maturity' ? 5 : 100}
      target={target === null ? null : { value: target, text: scoreText(language, scale, target) }}
      bars={weakest.map(({ code, score }) => ({
        key: code,
        label: titleOf(titles, language, headline.frameworkId, code),
        note: code,
        value: score,
        text:
          scale === 'maturity'
            ? scoreText(language, scale, score)
            : t(score === 50 ? 'terms.choice.partly' : 'terms.choice.no'),
        tone: toneOfScore(score, scale, target),
      }))}
    />
  );
}

function Fell({ standing, headline, titles }: Props) {
  const t = useT();
  const language = useLanguage();
  const text = (value: number) => scoreText(language, standing.scale, value);
  return (
    <>
      <h3>{t('overview.fell')}</h3>
      <ul>
        {standing.fell.slice(0, 3).map(({ code, from, to }) => (
          <li key={code}>
            {titleOf(titles, language, headline.frameworkId, code)}:{' '}
            {t('overview.from_to', { from: text(from), to: text(to) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function History({ standing, summary }: Props) {
  const t = useT();
  const language = useLanguage();
  const { scale, history } = standing;
  const text = (value: number) => scoreText(language, scale, value);
  return (
    <Trend
      label={t('overview.trend')}
      min={scale === 'maturity' ? 1 : 0}
      max={scale === 'maturity' ? 5 : 100}
      target={summary.target === null ? null : { value: summary.target, text: text(summary.target) }}
      points={history.map((point) => ({
        key: point.id,
        label: formatDay(language, point.day).split(' ').slice(2).join(' '),
        value: point.score,
        text: text(point.score),
      }))}
    />
  );
}

function Groups({ standing, headline, summary, titles }: Props) {
  const t = useT();
  const language = useLanguage();
  const { scale } = standing;
  return (
    <Bars
      label={t(scale === 'maturity' ? 'overview.functions' : 'overview.sections')}
      min={scale === 'maturity' ? 1 : 0}
      max={scale === 'maturity' ? 5 : 100}
      bars={summary.own.groups.map(({ code, score }) => ({
        key: code,
        label: titleOf(titles, language, headline.frameworkId, code),
        value: score,
        text: scoreText(language, scale, score),
        tone: toneOfScore(score, scale, summary.target),
      }))}
    />
  );
}

const MATURITY_TONES = ['bad', 'warning', 'accent', 'good', 'good'] as const;

/** How often each score was given: a mean alone would hide the worst. */
function Spread({ summary }: { summary: ScoreSummary }) {
  const t = useT();
  const { distribution, notApplicable } = summary.own;
  const open = summary.own.total - summary.own.answered;
  const segments =
    summary.scale === 'maturity'
      ? [
          ...MATURITY_TONES.map((tone, index) => ({
            tone,
            label: t(`terms.grade.${(index + 1) as 1}`),
            value: distribution[index] ?? 0,
          })),
          { tone: 'quiet' as const, label: t('overview.not_counted'), value: open + notApplicable },
        ]
      : [
          { tone: 'bad' as const, label: t('terms.choice.no'), value: distribution[0] ?? 0 },
          { tone: 'warning' as const, label: t('terms.choice.partly'), value: distribution[1] ?? 0 },
          { tone: 'good' as const, label: t('terms.choice.yes'), value: distribution[2] ?? 0 },
          { tone: 'quiet' as const, label: t('overview.not_counted'), value: open + notApplicable },
        ];
  return <StackedBar label={t('overview.spread')} segments={segments} />;
}
