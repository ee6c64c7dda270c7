import { useT } from '#app/i18n/context.tsx';
import { ClockLine } from '#app/ui/Clock.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { OpenClock } from './view-open-clocks.server.ts';

interface Props {
  clocks: readonly OpenClock[];
  /** Where the page of each is, by register. */
  links: Record<OpenClock['register'], (slug: string, target: string) => string>;
}

/** Clocks that are shown at once; the others, which have more time left, are folded. */
const SHOWN = 8;

/** The legal clocks that run, on the start page: the least time left first. Nothing is shown when none does. */
export function OpenClocks({ clocks, links }: Props) {
  const t = useT();
  if (clocks.length === 0) return null;
  const later = clocks.slice(SHOWN);
  return (
    <section className="card" aria-labelledby="open-clocks">
      <h2 id="open-clocks">{t('clocks.open.title')}</h2>
      <ClockList clocks={clocks.slice(0, SHOWN)} links={links} />
      {later.length > 0 && (
        <details>
          <summary>{t('clocks.open.more', { n: later.length })}</summary>
          <ClockList clocks={later} links={links} />
        </details>
      )}
    </section>
  );
}

function ClockList({ clocks, links }: Props) {
  return (
    <ul className="plain-list">
      {clocks.map((clock) => (
        <li key={[clock.register, clock.target, clock.running?.rule].join()}>
          <OneClock clock={clock} href={links[clock.register](clock.slug, clock.target)} />
        </li>
      ))}
    </ul>
  );
}

function OneClock({ clock, href }: { clock: OpenClock; href: string }) {
  const t = useT();
  const { running, register, requestKind, code, title, entity } = clock;
  const called = requestKind ? t(`request_terms.kind.${requestKind}`) : (title ?? code ?? t(`clocks.open.${register}`));
  const what = running ? t(`clocks.rule.${running.rule}`) : t(`clocks.open.${register}`);
  return (
    <>
      <a href={href}>{called}</a>{' '}
      {running ? <ClockLine state={running.state} /> : <Status tone="warning">{t('breaches.head.not_running')}</Status>}
      <span className="soft small block">{[what, ...(code ? [code] : []), entity].join(' · ')}</span>
    </>
  );
}
