import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import type { DirectorView } from './director-page.server.ts';
import { StandingCard } from './StandingCard.tsx';

interface Props {
  view: DirectorView;
  links: { municipality: (slug: string) => string; checklist: (slug: string, id: number) => string };
}

/** A director's two minutes: per framework the result in a sentence, the trend, what got worse, the weakest by name. */
export function DirectorStart({ view, links }: Props) {
  const t = useT();
  if (view.places.length === 0) {
    return (
      <EmptyState title={t('overview.empty')}>
        <p>{t('overview.empty_text')}</p>
      </EmptyState>
    );
  }
  return view.places.map((place) => (
    <section key={place.slug} className="stack" aria-labelledby={`place-${place.slug}`}>
      <div className="row between">
        <h2 id={`place-${place.slug}`}>{t('overview.where_stands', { name: place.name })}</h2>
        <ButtonLink href={links.municipality(place.slug)}>{t('overview.whole')}</ButtonLink>
      </div>
      {place.standings.map((standing, index) => (
        <StandingCard
          key={standing.framework}
          standing={standing}
          titles={view.titles}
          today={view.today}
          checklistHref={(checklist) => links.checklist(checklist.slug, checklist.id)}
          brief
          open={index === 0}
        />
      ))}
    </section>
  ));
}
