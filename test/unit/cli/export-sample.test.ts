import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExportTo } from '../../../src/cli/commands/export-sample.js';
import { createTerminal } from '../../../src/cli/output/terminal.js';
import { DEFAULT_SEED } from '../../../src/core/export/privacy.js';

const LINE = '{"_about":{},"sub":"x","data":{}}\n';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Adds a line of personal data to a file, as a run with `--reveal` does. */
async function append(path: string): Promise<void> {
  const notes = createTerminal({ write: () => true }, {});
  const asked = { path, format: 'ndjson', privacy: 'received', seed: DEFAULT_SEED } as const;
  await writeExportTo({ notes }, asked, { kind: 'file', name: 'x.ndjson', text: LINE });
}

describe('an NDJSON file that runs add their lines to', () => {
  it('is for its owner alone, also where others could read what was there', async () => {
    const path = join(folder, 'runs.ndjson');
    writeFileSync(path, LINE);
    chmodSync(path, 0o644);
    await append(path);
    expect(readFileSync(path, 'utf8')).toBe(LINE + LINE);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is nothing else that was there', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'mine');
    await expect(append(path)).rejects.toMatchObject({ code: 'export-not-ndjson' });
    await expect(append(folder)).rejects.toMatchObject({ code: 'export-not-written' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});
