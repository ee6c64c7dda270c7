import pg from 'pg';

/** Whether a database server answers, asked on a connection of its own, twice a second. */
export interface Watch {
  readonly lost: boolean;
  /** Calls once, when the database is lost. @returns stops listening. */
  onLost(call: () => void): () => void;
  stop(): Promise<void>;
}

export interface WatchTimes {
  everyMs: number;
  answerMs: number;
}

/** Lost after twice 0.8 s without an answer, so that nobody waits longer than 3 s for a page that says so. */
const TIMES: WatchTimes = { everyMs: 500, answerMs: 800 };

/**
 * Watches a server: a stopped one refuses, but one that hangs says nothing, and its connections stay open. Asks a second
 * time on a fresh connection before calling it lost, for a busy process may have been too late to hear the first answer.
 */
export function watchServer(url: string, onChange: (lost: boolean) => void, times: WatchTimes = TIMES): Watch {
  const listeners = new Set<() => void>();
  let client: pg.Client | null = null;
  let lost = false;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const drop = () => {
    client?.end().catch(() => {});
    client = null;
  };
  const ask = async (): Promise<boolean> => {
    try {
      client ??= await connect(url, times.answerMs);
      await client.query('select 1');
      return true;
    } catch {
      drop();
      return false;
    }
  };
  const beat = async () => {
    const answers = (await ask()) || (!lost && (await ask()));
    if (stopped) return drop();
    if (answers === lost) {
      lost = !answers;
      onChange(lost);
      if (lost) for (const call of [...listeners]) call();
    }
    timer = setTimeout(beat, times.everyMs);
    timer.unref();
  };
  void beat();
  return {
    get lost() {
      return lost;
    },
    onLost(call) {
      listeners.add(call);
      return () => listeners.delete(call);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      drop();
    },
  };
}

async function connect(url: string, answerMs: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: answerMs, query_timeout: answerMs });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** For the embedded database, which lives and dies with this process. */
export const NO_WATCH: Watch = { lost: false, onLost: () => () => {}, stop: async () => {} };
