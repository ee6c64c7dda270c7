import { createContext, type ReactNode, useContext } from 'react';
import type { Language } from '#app/i18n/catalogue.ts';
import type { MenuLine } from './menu.ts';

/** What surrounds every page. */
export interface PageFrame {
  language: Language;
  person: { name: string } | null;
  menu: MenuLine[];
  path: string;
  demo: boolean;
}

/** What the server tells the page's frame about this one response. */
export interface ServerFrame {
  /** Allows the page's one script in the Content-Security-Policy. */
  nonce: string;
  /** The address of the enhancement script. */
  enhanceSrc: string;
  /** The number by which this request is found in the logs; shown where something went wrong. */
  requestId: string;
  /** Stands in where no loader ran, as after a post that was refused. */
  page?: PageFrame;
}

const Context = createContext<ServerFrame>({ nonce: '', enhanceSrc: '', requestId: '' });

export function ServerFrameProvider({ frame, children }: { frame: ServerFrame; children: ReactNode }) {
  return <Context.Provider value={frame}>{children}</Context.Provider>;
}

export function useServerFrame(): ServerFrame {
  return useContext(Context);
}
