/** Counts what is being answered, so that a stopping server can let it finish. */
export class Traffic {
  #running = 0;
  #stopping = false;
  #whenQuiet: (() => void)[] = [];

  /** From now on nothing new is taken on. */
  get stopping(): boolean {
    return this.#stopping;
  }

  get running(): number {
    return this.#running;
  }

  /** @returns to be called once, when the answer is wholly out. */
  begin(): () => void {
    this.#running += 1;
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.#running -= 1;
      if (this.#running === 0) for (const quiet of this.#whenQuiet.splice(0)) quiet();
    };
  }

  /** Takes nothing new on, and waits until all is answered or the time is up. @returns whether all was answered. */
  async stop(withinMs: number): Promise<boolean> {
    this.#stopping = true;
    if (this.#running === 0) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      this.#whenQuiet.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}
