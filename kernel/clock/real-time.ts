/** Real time, for everything that must not follow a rehearsal's clock: evidence timestamps, progress, watchdogs, benchmarks. */
export const realTime = {
  now: (): Temporal.Instant => Temporal.Now.instant(),
  /** Milliseconds since the process started: for measuring durations, never for timestamps. */
  elapsedMs: (): number => performance.now(),
  after(ms: number, work: () => void, { keepAlive = false } = {}): () => void {
    const timer = setTimeout(work, ms);
    if (!keepAlive) timer.unref();
    return () => clearTimeout(timer);
  },
  every(ms: number, work: () => void): () => void {
    const timer = setInterval(work, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
  sleep: async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
};
