// `npm run dev`: the same server with Vite before it, so that a changed page shows at the next request. A change in the
// server itself wants a new start.
import type { ServerBuild } from '@remix-run/node';
import { createServer } from 'vite';
import { fromBuild } from '#app/http/server/built.server.ts';
import { fillDemo } from '#app/http/server/fill-demo.server.ts';
import { run } from '#app/http/server/run.server.ts';
import { readSettings } from '#app/http/settings.server.ts';
import { projectRoot } from '#db/root.server.ts';

await run(async () => {
  const settings = readSettings({ WAARBORG_DEMO: 'true', WAARBORG_DATA: './data/dev', ...process.env });
  const root = projectRoot();
  const vite = await createServer({ root, configFile: `${root}/remix.config.js`, server: { middlewareMode: true } });
  const build = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild;
  const { startServer, openDatabase, actDemo } = fromBuild(await build());
  const embedded = settings.demo && !settings.databaseUrl;
  const opened = embedded ? await openDatabase({ kind: 'embedded', folder: settings.dataFolder }) : null;
  if (opened) await fillDemo(opened, settings.dataFolder, new Date(), actDemo);
  const started = await startServer({
    settings,
    build,
    ...(opened ? { opened } : {}),
    development: true,
    wrap: (server) => {
      const [listener] = server.listeners('request') as ((request: unknown, response: unknown) => void)[];
      server.removeAllListeners('request');
      server.on('request', (request, response) =>
        vite.middlewares(request, response, () => listener?.(request, response)),
      );
    },
  });
  return { ...started, close: () => vite.close().then(started.close) };
});
