import type { Logger } from 'pino';
import type { FileStore } from '#app/outside/file-store.server.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import type { Database } from '#db/connection.server.ts';
import type { Settings } from './settings.server.ts';

/** What a running Waarborg is made of; made once at start and handed to every request. */
export interface House {
  readonly database: Database;
  /** The only clock. Tests and the bench pass their own. */
  readonly now: () => Date;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly files: FileStore;
  readonly log: Logger;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    house: House;
    /** Allows this response's own scripts and styles in the Content-Security-Policy. */
    nonce: string;
    requestId: string;
    clientAddress: string;
  }
}
