import type { Started } from './start.server.ts';

/**
 * Starts Waarborg from the command line: a fault that a person can mend is one line and exit code 1, and a signal lets
 * running requests finish before the process ends.
 */
export async function run(start: () => Promise<Started>, tell: (started: Started) => void = tellAddress) {
  try {
    const started = await start();
    endOnSignals(started);
    tell(started);
    return started;
  } catch (error) {
    console.error(readable(error));
    process.exit(1);
  }
}

/** Known by name, for a fault may come from another copy of its module. */
function readable(error: unknown): unknown {
  const known = ['StartFault', 'SettingFault', 'FolderInUse', 'MigrationFault', 'FrameworkFault'];
  return error instanceof Error && known.includes(error.constructor.name) ? `Waarborg: ${error.message}` : error;
}

function tellAddress({ url, firstRun }: Started): void {
  console.log(`Waarborg listens on ${url}`);
  if (firstRun)
    console.log(`Nobody is known here yet. Make the first administrator, within 24 hours, at:\n  ${firstRun}`);
}

function endOnSignals({ close, house }: Started): void {
  let ending = false;
  const end = async (code: number, why: object) => {
    if (ending) process.exit(1);
    ending = true;
    house.log.info(why, 'stopping');
    setTimeout(() => process.exit(1), 15_000).unref();
    await close();
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0, { signal }));
  for (const surprise of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(surprise, (err) => {
      house.log.fatal({ err }, 'a surprise that nothing caught');
      void end(1, { surprise });
    });
  }
}
