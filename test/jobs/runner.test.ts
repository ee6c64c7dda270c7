import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startJobs } from '#app/jobs/runner.server.ts';

const log = { error: vi.fn() };
beforeEach(() => {
  vi.useFakeTimers();
  log.error.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

function held() {
  let release = () => {};
  const done = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { done, release };
}

describe('the runner', () => {
  it('runs each job at the start and then every so often, with the house', async () => {
    const often = vi.fn(async (_house: string) => {});
    const seldom = vi.fn(async (_house: string) => {});
    const jobs = [
      { name: 'often', everySeconds: 10, run: often },
      { name: 'seldom', everySeconds: 60, run: seldom },
    ];
    const running = startJobs(jobs, 'house', log);
    await vi.advanceTimersByTimeAsync(0);
    expect([often.mock.calls.length, seldom.mock.calls.length]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([often.mock.calls.length, seldom.mock.calls.length]).toEqual([7, 2]);
    expect(often).toHaveBeenLastCalledWith('house');
    await running.stop(1_000);
  });

  it('starts no job a second time while it is busy, and others go on', async () => {
    const { done, release } = held();
    const slow = vi.fn(() => done);
    const quick = vi.fn(async () => {});
    const jobs = [
      { name: 'slow', everySeconds: 1, run: slow },
      { name: 'quick', everySeconds: 1, run: quick },
    ];
    const running = startJobs(jobs, null, log);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([slow.mock.calls.length, quick.mock.calls.length]).toEqual([1, 6]);
    release();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(slow).toHaveBeenCalledTimes(2);
    await running.stop(1_000);
  });

  it('logs a failure, thrown or rejected, and tries again at the next turn', async () => {
    const rejects = vi.fn(() => Promise.reject(new Error('no')));
    const throws = vi.fn((): Promise<void> => {
      throw new Error('no');
    });
    const jobs = [
      { name: 'rejects', everySeconds: 1, run: rejects },
      { name: 'throws', everySeconds: 1, run: throws },
    ];
    const running = startJobs(jobs, null, log);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([rejects.mock.calls.length, throws.mock.calls.length, log.error.mock.calls.length]).toEqual([3, 3, 6]);
    expect(log.error).toHaveBeenCalledWith({ job: 'throws', err: expect.any(Error) }, 'a job failed');
    await running.stop(1_000);
  });

  it('stops: nothing new starts, and what runs is waited for', async () => {
    const { done, release } = held();
    const job = vi.fn(() => done);
    const running = startJobs([{ name: 'job', everySeconds: 1, run: job }], null, log);
    await vi.advanceTimersByTimeAsync(0);
    let stopped = false;
    const stopping = running.stop(60_000).then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect([stopped, job.mock.calls.length]).toEqual([false, 1]);
    release();
    await stopping;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(job).toHaveBeenCalledTimes(1);
  });

  it('waits no longer than it was told for a job that does not end', async () => {
    const running = startJobs([{ name: 'endless', everySeconds: 1, run: () => new Promise(() => {}) }], null, log);
    const stopping = running.stop(2_000);
    await vi.advanceTimersByTimeAsync(2_000);
    await stopping;
  });
});
