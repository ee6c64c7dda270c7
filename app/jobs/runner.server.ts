/** One thing that runs by itself. */
export interface Job<House> {
  name: string;
  everySeconds: number;
  run: (house: House) => Promise<unknown>;
}

export interface RunningJobs {
  /** Starts nothing new and waits for what runs, at most so long. */
  stop: (withinMs: number) => Promise<void>;
}

interface JobLog {
  error: (line: object, text: string) => void;
}

/**
 * Runs each job now and then every so often. A job that is still busy is not started a second time, and one that fails is
 * logged and tried again at its next turn. The timers keep no process alive.
 */
export function startJobs<House>(jobs: readonly Job<House>[], house: House, log: JobLog): RunningJobs {
  const running = new Map<string, Promise<void>>();
  const turn = (job: Job<House>) => {
    if (running.has(job.name)) return;
    const work = Promise.resolve()
      .then(() => job.run(house))
      .catch((err: unknown) => log.error({ job: job.name, err }, 'a job failed'))
      .then(() => void running.delete(job.name));
    running.set(job.name, work);
  };
  const timers = jobs.map((job) => {
    turn(job);
    return setInterval(turn, job.everySeconds * 1000, job).unref();
  });
  return {
    async stop(withinMs) {
      for (const timer of timers) clearInterval(timer);
      let late: NodeJS.Timeout | undefined;
      const over = new Promise<void>((resolve) => {
        late = setTimeout(resolve, withinMs);
      });
      await Promise.race([Promise.all(running.values()), over]);
      clearTimeout(late);
    },
  };
}
