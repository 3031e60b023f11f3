import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePrivateFile } from '../../../../src/engine/storage/write-private-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-private-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an exported file', () => {
  it('is for its owner alone, also over one that was for all', async () => {
    const path = join(folder, 'a.json');
    writeFileSync(path, 'before');
    chmodSync(path, 0o644);
    await writePrivateFile(path, 'after');
    expect(readFileSync(path, 'utf8')).toBe('after');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('that cannot be written leaves what was there, and nothing else', async () => {
    const path = join(folder, 'taken');
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), '');
    await expect(writePrivateFile(path, new Uint8Array(8))).rejects.toMatchObject({ code: 'export-not-written' });
    await expect(writePrivateFile(join(folder, 'none', 'a'), '')).rejects.toMatchObject({ code: 'export-not-written' });
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('may have a name as long as the file system takes', async () => {
    const path = join(folder, `${'n'.repeat(250)}.json`);
    await writePrivateFile(path, 'x');
    expect(readFileSync(path, 'utf8')).toBe('x');
  });
});
