import { useT } from '#app/i18n/context.tsx';
import { ClockLine } from '#app/ui/Clock.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { OpenClock } from './view-open-clocks.server.ts';

interface Props {
  clocks: readonly OpenClock[];
  breach: (slug: string, code: string) => string;
}

/** The legal clocks that run, on the start page: the least time left first. Nothing is shown when none does. */
export function OpenClocks({ clocks, breach }: Props) {
  const t = useT();
  if (clocks.length === 0) return null;
  return (
    <section className="card" aria-labelledby="open-clocks">
      <h2 id="open-clocks">{t('breaches.start.title')}</h2>
      <ul className="plain-list stack-small">
        {clocks.map(({ id, slug, code, title, entity, state }) => (
          <li key={id}>
            <a href={breach(slug, code)}>{title ?? code}</a>{' '}
            {state ? <ClockLine state={state} /> : <Status tone="warning">{t('breaches.head.not_running')}</Status>}
            <span className="soft small block">{[code, entity].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
