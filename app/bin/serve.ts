// `npm start`: the built server, from the settings of the environment.
import { loadBuilt } from '#app/http/server/built.server.ts';
import { run } from '#app/http/server/run.server.ts';
import { readSettings } from '#app/http/settings.server.ts';

await run(async () => {
  const settings = readSettings(process.env);
  const { startServer, build } = await loadBuilt();
  return startServer({ settings, build });
});
