import { app } from 'electron';
import type { RunRecorder } from '../../engine/history/run-recorder.js';

/** Holds the end of the console up until the runs that are at rest are kept: a few milliseconds, and only where one waits. */
export function keepBeforeQuitting(recorder: RunRecorder): void {
  app.on('will-quit', (event) => {
    if (!recorder.isBusy()) return;
    event.preventDefault();
    // Not from within the event: a quit that is under way takes no second one.
    recorder.flush().finally(() => setImmediate(() => app.quit()));
  });
}
