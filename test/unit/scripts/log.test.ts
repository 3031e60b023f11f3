import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const log = new URL('../../../scripts/lib/log.mjs', import.meta.url).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-log-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('the log of a script', () => {
  it.skipIf(process.platform === 'win32')('follows no link where its own folder cannot be written', async () => {
    const [mine, link] = [join(folder, 'mine'), join(folder, 'start.log')];
    writeFileSync(mine, 'kept');
    symlinkSync(mine, link);
    vi.stubEnv('XDG_CACHE_HOME', mine);
    vi.stubEnv('LOCALAPPDATA', mine);
    vi.stubEnv('HOME', mine);
    vi.stubEnv('TMPDIR', folder);
    const { openLog, writeLog, logFile } = await import(log);
    openLog('start');
    writeLog('something');
    expect(dirname(dirname(logFile()))).toBe(folder);
    expect(readFileSync(logFile(), 'utf8')).toContain('something');
    expect(readFileSync(mine, 'utf8')).toBe('kept');
  });
});
