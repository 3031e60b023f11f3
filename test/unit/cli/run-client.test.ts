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
  await writeClient('CLINIC-BOOKING');
}, 30_000);
afterAll(() => rm(folder, { recursive: true }));

/** A file as the portal gives it, which names no environment. */
async function writeClient(id: string): Promise<void> {
  await writeFile(path, JSON.stringify({ ...(await createDemoClient()), id }));
}

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

  it('is the one that the client id names, and never production for a client of a sandbox', async () => {
    await writeClient('CLINIC-STG');
    const { environment, warnings } = await setUp();
    expect(environment.kind).toBe('staging');
    expect(warnings).toEqual([expect.stringMatching(/staging.*--environment/)]);
    await writeClient('SANDBOX-1A2B3C4D');
    await expect(setUp()).rejects.toThrow(/--environment ORIGIN.*sandbox/);
    expect((await setUp('--environment', 'http://127.0.0.1:5443')).warnings).toEqual([]);
  });
});
