import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeForOwner } from '../../../src/cli/commands/write-for-owner.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-owner-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that a command writes', () => {
  it.each([
    ['new', false],
    ['over one that was for all', true],
  ])('is for its owner alone: %s', async (_name, before) => {
    const path = join(folder, 'run.har');
    if (before) {
      writeFileSync(path, 'what was there before, and longer');
      chmodSync(path, 0o644);
    }
    await writeForOwner(path, 'after');
    expect(readFileSync(path, 'utf8')).toBe('after');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves a device as it is', async () => {
    const mode = process.platform === 'win32' ? undefined : statSync(devNull).mode;
    await writeForOwner(devNull, 'nothing');
    if (mode !== undefined) expect(statSync(devNull).mode).toBe(mode);
  });
});
