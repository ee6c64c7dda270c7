import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../settings.server.ts';
import { StartFault } from './start-fault.ts';
import type { Traffic } from './traffic.ts';

/** Takes the port of the settings. @returns the port that was taken. @throws {StartFault} when it cannot be had. */
export function listen(server: Server, { port, host: name }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is taken by another process; set another one' : `cannot be used (${error.code})`;
      reject(new StartFault(`Setting PORT: ${name}:${port} ${why}.`));
    });
    server.listen(port, name, () => resolve((server.address() as AddressInfo).port));
  });
}

/** A port of 0 means any free one, which the origins of this machine then have to name. */
export function atPort(settings: Settings, port: number): Settings {
  if (settings.port !== 0) return settings;
  const origins = settings.origins.map((origin) =>
    /^http:\/\/[^/]+:0$/.test(origin) ? origin.replace(/0$/, String(port)) : origin,
  );
  return { ...settings, port, origins };
}

/** The address to print and to open. */
export function addressOf({ host: name, port }: Settings): string {
  const any = name === '0.0.0.0' || name === '::';
  return `http://${any ? 'localhost' : name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * Takes nothing new on, lets what runs finish, and closes the port.
 * @returns whether everything was answered in time.
 */
export async function drain(server: Server, traffic: Traffic, withinMs: number): Promise<boolean> {
  const all = await traffic.stop(withinMs);
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), all ? 500 : 0);
  await closed;
  clearTimeout(timer);
  return all;
}
