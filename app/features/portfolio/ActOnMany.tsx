import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';

export interface ActLinks {
  /** The same page with all rows ticked, or none. */
  tickAll: string;
  tickNone: string;
  remind: string;
  message: string;
  launch: string;
}

export const ACTS = ['remind', 'message', 'launch'] as const;
export type Act = (typeof ACTS)[number];

/**
 * What can be done for the ticked rows inside it: one form that sends them along to the page where it is done, which shows
 * first whom it reaches. Works without a script; with one, ticking all takes no new page and the ticks are counted.
 */
export function ActOnMany({ acts, links, children }: { acts: readonly Act[]; links: ActLinks; children: ReactNode }) {
  const t = useT();
  if (acts.length === 0) return children;
  return (
    <choose-rows data-count={t('portfolio.act.count', { n: '{n}' })}>
      <form method="get" action={links[acts[0] as Act]}>
        {/* Nobody ticked means nobody, also to a page that otherwise begins with everybody. */}
        <input type="hidden" name="to" value="" />
        <div className="row choose-bar no-print">
          <strong>{t('portfolio.act.title')}</strong>
          {acts.map((act) => (
            <button key={act} type="submit" className="button small" formAction={links[act]}>
              {t(`portfolio.act.${act}`)}
            </button>
          ))}
          <a href={links.tickAll} data-tick="all">
            {t('portfolio.act.all')}
          </a>
          <a href={links.tickNone} data-tick="none">
            {t('portfolio.act.none')}
          </a>
          <span className="soft small" role="status" data-ticked />
        </div>
        {children}
      </form>
    </choose-rows>
  );
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Enhanced by app/enhance/choose-rows.ts: ticks all and none without a new page, and counts the ticks. */
      'choose-rows': React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}
