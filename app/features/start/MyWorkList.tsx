import { percentDone, TONE_OF_PROGRESS, waitsForMunicipality } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { dueText, levelText, titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { Progress } from '#app/ui/charts/Progress.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { StartLinks } from './start-links.ts';
import type { MyWork } from './start-page.ts';

interface Props {
  mine: readonly MyWork[];
  places: readonly { slug: string; name: string }[];
  links: StartLinks;
}

/** One's own checklists, each with the one next step: what came back first. */
export function MyWorkList({ mine, places, links }: Props) {
  const t = useT();
  if (mine.length === 0) {
    return (
      <EmptyState title={t('start.mine.empty')}>
        <p>{t('start.mine.empty_text')}</p>
      </EmptyState>
    );
  }
  const towns = new Set(mine.map(({ work }) => work.slug)).size;
  return (
    <section aria-labelledby="mine">
      <div className="row between">
        <h2 id="mine">{t('start.mine.title')}</h2>
        <span className="row">
          {places.map(({ slug, name }) => (
            <a key={slug} href={links.municipality(slug)}>
              {t('start.mine.place', { name })}
            </a>
          ))}
        </span>
      </div>
      <div className="work-list">
        {mine.map((each, index) => (
          <WorkCard key={each.work.id} mine={each} first={index === 0} named={towns > 1} links={links} />
        ))}
      </div>
    </section>
  );
}

function WorkCard(props: { mine: MyWork; first: boolean; named: boolean; links: StartLinks }) {
  const { mine, first, named, links } = props;
  const t = useT();
  const language = useLanguage();
  const { work, state, due } = mine;
  const framework = titleIn(language, { titleNl: work.frameworkNl, titleEn: work.frameworkEn });
  const waits = waitsForMunicipality(state);
  return (
    <article className={first && waits ? 'card work first' : 'card work'}>
      <div className="row between">
        <h3>
          <a href={links.checklist(work.slug, work.id)}>{work.title}</a>
        </h3>
        <Status tone={TONE_OF_PROGRESS[state]}>{t(`terms.phase.${state}`)}</Status>
      </div>
      <p className="soft small">
        {named && `${work.municipality} · `}
        {framework} · {levelText(t, work.level)}
      </p>
      {state === 'returned' && <p>{t('start.mine.returned', { n: work.returned })}</p>}
      <p>
        <Progress percent={percentDone(work.answered, work.total)} />{' '}
        {t('overview.running', { n: work.answered, total: work.total })}
        {waits && (
          <>
            {' · '}
            <Due kind={due.kind}>{dueText(t, due)}</Due>{' '}
            <span className="soft small">{t('start.mine.by', { day: formatDay(language, work.dueOn) })}</span>
          </>
        )}
      </p>
      {waits ? (
        <NextStep mine={mine} first={first} links={links} />
      ) : (
        <p className="soft">{t('start.mine.submitted')}</p>
      )}
    </article>
  );
}

function Due({ kind, children }: { kind: 'late' | 'today' | 'left'; children: string }) {
  if (kind === 'left') return <strong>{children}</strong>;
  return <Status tone={kind === 'late' ? 'bad' : 'warning'}>{children}</Status>;
}

function NextStep({ mine, first, links }: { mine: MyWork; first: boolean; links: StartLinks }) {
  const t = useT();
  const language = useLanguage();
  const { work, next, state } = mine;
  const kind = first ? 'primary' : 'ordinary';
  if (!next) {
    return (
      <ButtonLink kind={kind} href={links.checklist(work.slug, work.id)}>
        {t('start.mine.hand_in')}
      </ButtonLink>
    );
  }
  const label =
    state === 'returned' ? 'start.mine.next_returned' : work.answered === 0 ? 'start.mine.begin' : 'start.mine.next';
  return (
    <p className="row">
      <ButtonLink kind={kind} href={links.requirement(work.slug, work.id, next.code)}>
        {t(label, { n: next.position, total: work.total })}
      </ButtonLink>
      <span className="soft small">{titleIn(language, next)}</span>
    </p>
  );
}
