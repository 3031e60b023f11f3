import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSecretClipboard, type TextClipboard } from '../../../../src/main/secrets/secret-clipboard.js';

let content: string;
let failures: unknown[];

/** A clipboard that other programs write to as well: Electron's own needs a desktop. */
function clipboard(readText: TextClipboard['readText'] = () => content): TextClipboard {
  return {
    writeText: (text) => {
      content = text;
    },
    readText,
    clear: () => {
      content = '';
    },
  };
}

const open = (system = clipboard()) => createSecretClipboard(system, (error) => failures.push(error));

beforeEach(() => {
  vi.useFakeTimers();
  content = 'before';
  failures = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a secret on the clipboard', () => {
  it.each([
    ['a text', clipboard()],
    ['a promise of one', clipboard(async () => content)],
  ])('L02 is cleared after 60 s, where reading gives %s', async (_name, system) => {
    open(system).copy('secret');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(content).toBe('secret');
    await vi.advanceTimersByTimeAsync(1);
    expect(content).toBe('');
  });

  it('L02 is left alone where it is something else by then', async () => {
    open().copy('secret');
    content = 'something else';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(content).toBe('something else');
  });

  it('L02 is cleared at once where the console is closed before that, if it is still there', async () => {
    const secrets = open();
    expect(secrets.clear()).toBeUndefined();
    secrets.copy('secret');
    await secrets.clear();
    expect([content, secrets.clear()]).toEqual(['', undefined]);
    secrets.copy('secret');
    content = 'something else';
    secrets.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([content, failures]).toEqual(['something else', []]);
  });

  it('L02 holds the end of the console up until it is cleared, and for a second where the system does not answer', async () => {
    let answer = (_text: string): void => undefined;
    const secrets = open(
      clipboard(
        () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      ),
    );
    const settled = vi.fn();
    secrets.copy('secret');
    secrets.clear()?.then(settled);
    await vi.advanceTimersByTimeAsync(500);
    expect([content, settled.mock.calls.length]).toEqual(['secret', 0]);
    answer('secret');
    await vi.advanceTimersByTimeAsync(0);
    expect([content, settled.mock.calls.length]).toEqual(['', 1]);
    secrets.copy('secret');
    secrets.clear()?.then(settled);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(settled).toHaveBeenCalledTimes(2);
  });

  it('says where it could not be copied', async () => {
    const refused = { ...clipboard(), writeText: () => Promise.reject(new Error('no clipboard')) };
    await expect(open(refused).copy('secret')).rejects.toThrow('no clipboard');
  });

  it('counts from its last copy', async () => {
    const secrets = open();
    secrets.copy('secret');
    await vi.advanceTimersByTimeAsync(30_000);
    secrets.copy('secret');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(content).toBe('secret');
    await vi.advanceTimersByTimeAsync(1);
    expect(content).toBe('');
  });

  it('that cannot be cleared is reported, and ends nothing', async () => {
    open(clipboard(() => Promise.reject(new Error('no clipboard')))).copy('secret');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failures).toHaveLength(1);
  });
});
