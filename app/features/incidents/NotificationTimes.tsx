import { useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import { StackedBar } from '#app/ui/charts/StackedBar.tsx';
import type { NotificationFigures } from '#db/queries/incident-figures.server.ts';

/** How long it took from awareness of a breach to the first notification, and how many were within the deadline. */
export function NotificationTimes({ figures }: { figures: NotificationFigures }) {
  const t = useT();
  const { dossiers, notified, within, reasoned, median, longest } = figures;
  if (dossiers === 0) return null;
  return (
    <section className="card" aria-labelledby="notified">
      <h2 id="notified">{t('register_figures.notified')}</h2>
      <dl className="figures">
        <div>
          <dt>{t('register_figures.median')}</dt>
          <dd>{durationText(t, median)}</dd>
        </div>
        <div>
          <dt>{t('register_figures.longest')}</dt>
          <dd>{durationText(t, longest)}</dd>
        </div>
        <div>
          <dt>{t('register_figures.within')}</dt>
          <dd>
            {notified === 0
              ? '–'
              : t('register_figures.within_of', { share: share(within, notified), within, notified })}
          </dd>
        </div>
      </dl>
      <StackedBar
        label={t('register_figures.dossiers')}
        segments={[
          { tone: 'good', label: t('register_figures.in_time'), value: within },
          { tone: 'bad', label: t('register_figures.late'), value: notified - within },
          { tone: 'accent', label: t('register_figures.reasoned'), value: reasoned },
          { tone: 'quiet', label: t('register_figures.open'), value: dossiers - notified - reasoned },
        ]}
      />
    </section>
  );
}

function share(n: number, of: number): string {
  return `${Math.round((n / of) * 100)}\u00a0%`;
}

/** `4 uur 30 min`, as elapsed time is counted for the 72 hours. */
function durationText(t: Translate, minutes: number | null): string {
  if (minutes === null) return '–';
  return t('register_figures.duration', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
