import type { App } from 'electron';
import type { RunRecorder } from '../../engine/history/run-recorder.js';
import type { SettingsStore } from '../../engine/storage/settings-store.js';
import type { SecretClipboard } from '../secrets/secret-clipboard.js';

/** What has something to do before the console ends. */
export interface BeforeQuitting {
  readonly recorder: Pick<RunRecorder, 'isBusy' | 'flush'>;
  readonly settings: Pick<SettingsStore, 'settled'>;
  readonly secretClipboard: Pick<SecretClipboard, 'clear'>;
}

/**
 * Holds the end of the console up until the runs that are at rest are kept, the settings that were changed are written and
 * a secret is off the clipboard: a few milliseconds, and only where something waits.
 */
export function keepBeforeQuitting(
  app: Pick<App, 'on' | 'quit'>,
  { recorder, settings, secretClipboard }: BeforeQuitting,
): void {
  app.on('will-quit', (event) => {
    const runs = recorder.isBusy() ? recorder.flush() : undefined;
    const left = [runs, settings.settled(), secretClipboard.clear()].filter((one) => one !== undefined);
    if (left.length === 0) return;
    event.preventDefault();
    // Not from within the event: a quit that is under way takes no second one.
    Promise.allSettled(left).finally(() => setImmediate(() => app.quit()));
  });
}
