import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpRun } from '../../../src/cli/commands/run-client.js';
import { readRunOptions } from '../../../src/cli/commands/run-options.js';
import { createDemoClient } from '../../../src/sandbox/clients/demo-client.js';

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-run-client-'));
  path = join(folder, 'credentials.json');
  await writeFile(path, JSON.stringify(await createDemoClient()));
}, 30_000);
afterAll(() => rm(folder, { recursive: true }));

const setUp = (...args: string[]) => setUpRun(readRunOptions(['--credentials', path, ...args]));

describe('the environment of a run with a credentials file', () => {
  it('is production where none is given, and that is said', async () => {
    const { environment, warnings } = await setUp();
    expect(environment.kind).toBe('production');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/production.*--environment/);
  });

  it.each(['production', 'staging', 'https://sgid.example', 'http://127.0.0.1:5156'])(
    'is %s where that is given, with nothing to say',
    async (name) => {
      expect((await setUp('--environment', name)).warnings).toEqual([]);
    },
  );
});
