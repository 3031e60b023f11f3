import type { EventEmitter } from 'node:events';

/** A connection that was closed before it stood, without an error that says why. */
class ClosedEarly extends Error {
  override readonly name = 'ClosedEarly';
  readonly code = 'ECONNRESET';
}

/**
 * Waits for an event of a socket or request; rejects where it fails, is closed, or the signal aborts first.
 *
 * @param answer takes what the event carries
 */
export function settled<T>(
  emitter: EventEmitter,
  event: string,
  signal: AbortSignal,
  answer: (...values: unknown[]) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const onEvent = (...values: unknown[]) => end(() => resolve(answer(...values)));
    const onError = (error: unknown) => end(() => reject(error));
    const onClose = () => end(() => reject(new ClosedEarly('The connection was closed.')));
    const onAbort = () => end(() => reject(signal.reason));
    const end = (settle: () => void): void => {
      emitter.off(event, onEvent).off('error', onError).off('close', onClose);
      signal.removeEventListener('abort', onAbort);
      // What it fails with later is told elsewhere, or to nobody.
      emitter.on('error', ignore);
      settle();
    };
    emitter.once(event, onEvent).once('error', onError).once('close', onClose);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

function ignore(): void {}
