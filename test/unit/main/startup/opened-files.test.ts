import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOpenedFiles } from '../../../../src/main/startup/opened-files.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('files that the system hands over', () => {
  it('one after the other are opened together, each once', async () => {
    const opened: (readonly string[])[] = [];
    const files = createOpenedFiles();
    files.handTo((paths) => opened.push(paths));
    files.add(['/a']);
    await vi.advanceTimersByTimeAsync(100);
    files.add(['/b', '/a']);
    await vi.advanceTimersByTimeAsync(1_000);
    files.add(['/c']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(opened).toEqual([['/a', '/b'], ['/c']]);
  });

  it('before there is anyone to take them wait', async () => {
    const opened: (readonly string[])[] = [];
    const files = createOpenedFiles();
    files.add(['/a']);
    await vi.advanceTimersByTimeAsync(1_000);
    files.handTo((paths) => opened.push(paths));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(opened).toEqual([['/a']]);
  });

  it('where there are none, nothing is opened', async () => {
    const open = vi.fn();
    const files = createOpenedFiles();
    files.handTo(open);
    files.add([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(open).not.toHaveBeenCalled();
  });
});
