import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { type BeforeQuitting, keepBeforeQuitting } from '../../../../src/main/runs/keep-before-quitting.js';

/** The console's app as it quits: `quit` ends it unless something holds its end up. */
function startApp(waiting: Partial<BeforeQuitting>) {
  const events = new EventEmitter();
  let ended = false;
  const app = {
    on: events.on.bind(events),
    quit: vi.fn(() => {
      const event = { preventDefault: vi.fn() };
      events.emit('will-quit', event);
      ended = event.preventDefault.mock.calls.length === 0;
    }),
  };
  keepBeforeQuitting(app as unknown as Parameters<typeof keepBeforeQuitting>[0], {
    recorder: { isBusy: () => false, flush: () => Promise.resolve() },
    settings: { settled: () => undefined },
    secretClipboard: { clear: () => undefined },
    ...waiting,
  });
  return { app, hasEnded: () => ended };
}

describe('the end of the console', () => {
  it('comes at once where nothing waits', () => {
    const { app, hasEnded } = startApp({});
    app.quit();
    expect([hasEnded(), app.quit.mock.calls.length]).toEqual([true, 1]);
  });

  it.each(['a run', 'settings', 'the clipboard'])('L02 waits for %s, also where that fails', async (what) => {
    let finish = (): void => undefined;
    let left: Promise<void> | undefined = new Promise((resolve, reject) => {
      finish = () => {
        left = undefined;
        if (what === 'a run') reject(new Error('not kept'));
        else resolve();
      };
    });
    const { app, hasEnded } = startApp({
      ...(what === 'a run' && {
        recorder: { isBusy: () => left !== undefined, flush: () => left ?? Promise.resolve() },
      }),
      ...(what === 'settings' && { settings: { settled: () => left } }),
      ...(what === 'the clipboard' && { secretClipboard: { clear: () => left } }),
    });
    app.quit();
    expect(hasEnded()).toBe(false);
    finish();
    await vi.waitFor(() => expect(hasEnded()).toBe(true));
    expect(app.quit).toHaveBeenCalledTimes(2);
  });
});
