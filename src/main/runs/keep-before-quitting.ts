import { app } from 'electron';
import type { RunRecorder } from '../../engine/history/run-recorder.js';
import type { SettingsStore } from '../../engine/storage/settings-store.js';

/**
 * Holds the end of the console up until the runs that are at rest are kept and the settings that were changed are written:
 * a few milliseconds, and only where something waits.
 */
export function keepBeforeQuitting(recorder: RunRecorder, settings: Pick<SettingsStore, 'settled'>): void {
  app.on('will-quit', (event) => {
    const changes = settings.settled();
    if (!recorder.isBusy() && changes === undefined) return;
    event.preventDefault();
    // Not from within the event: a quit that is under way takes no second one.
    Promise.allSettled([recorder.flush(), changes]).finally(() => setImmediate(() => app.quit()));
  });
}
