/** A signal that aborts on time, and what ends that. */
interface Deadline {
  readonly signal: AbortSignal;
  readonly stop: () => void;
}

/**
 * A signal that aborts after a time, with a reason that is made then, or as soon as an outer one does.
 *
 * @param afterMs in milliseconds
 */
export function startDeadline(afterMs: number, reason: () => unknown, outer: AbortSignal | undefined): Deadline {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(reason()), afterMs);
  const signal = outer === undefined ? own.signal : AbortSignal.any([own.signal, outer]);
  return { signal, stop: () => clearTimeout(timer) };
}

/** The answer, or the reason of the signal as soon as it aborts: for what cannot be stopped. */
export function orAborted<T>(answer: Promise<T> | T, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return Promise.resolve(answer);
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
