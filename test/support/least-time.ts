const ATTEMPTS = 5;

/** What a synchronous piece of work itself takes, in milliseconds: other programs can only add to it, so the least of several counts. */
export function leastTime(work: () => unknown): number {
  const times = Array.from({ length: ATTEMPTS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times);
}
