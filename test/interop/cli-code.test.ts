import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_TARGETS } from '../../src/core/project-code/options.js';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import { ensureCliBuilt, runCli } from '../support/cli.js';
import { leakedIn } from '../support/leaks.js';

let folder: string;
let credentials: PortalCredentials;
let file: string;

beforeAll(async () => {
  await ensureCliBuilt();
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-code-'));
  credentials = await createDemoClient({
    redirectUrls: ['https://app.example.org/back', 'http://localhost:7001/back'],
  });
  file = join(folder, 'credentials.json');
  await writeFile(file, JSON.stringify(credentials));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const code = (...args: readonly string[]) => runCli(['code', ...args]);

describe('code', () => {
  it('L01 writes a project with the client’s values and none of its secrets, and nothing over what is there', async () => {
    const out = join(folder, 'app');
    const args = ['--target', 'express', '--credentials', file, '--environment', 'staging', '--out', out];
    const written = await code(...args);
    expect(written).toMatchObject({ code: 0, stderr: expect.stringContaining('README.md has the steps') });
    const names = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const texts = await Promise.all(names.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
    const all = texts.join('\n');
    expect(all).toContain("'http://localhost:7001/back'");
    expect(all).toContain("'https://api-stg.id.gov.sg'");
    for (const scope of credentials.scopes) expect(all).toContain(`'${scope}'`);
    const keyLine = credentials.privateKey.split('\n')[3] ?? '';
    expect(keyLine.length).toBeGreaterThan(40);
    expect(
      leakedIn(all + written.stdout + written.stderr, [
        { name: 'secret', value: credentials.secret },
        { name: 'key', value: keyLine },
      ]),
    ).toEqual([]);

    await writeFile(join(out, 'package.json'), 'mine');
    const again = await code(...args, '--json');
    expect(again.code).toBe(2);
    expect(JSON.parse(again.stdout).error.code).toBe('project-files-exist');
    expect(await readFile(join(out, 'package.json'), 'utf8')).toBe('mine');
  });

  it('writes nothing at all where one file is in the way', async () => {
    const out = join(folder, 'half');
    await mkdir(out);
    await writeFile(join(out, '.env.example'), 'mine');
    const { code: exitCode } = await code('--target', 'node', '--client-id', 'C', '--out', out);
    expect(exitCode).toBe(2);
    expect(await readdir(out)).toEqual(['.env.example']);
  });

  it.each(PROJECT_TARGETS)('prints $id without --out, the files’ text in JSON', async ({ id }) => {
    const asked = ['--target', id, '--client-id', 'MY-CLIENT', '--scopes', 'openid myinfo.sex'];
    const uri = ['--redirect-uri', 'http://localhost:9001/api/cb'];
    const { code: exitCode, stdout } = await code(...asked, ...uri, '--json');
    const document = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({
      ok: true,
      target: id,
      layout: 'server',
      redirectUri: 'http://localhost:9001/api/cb',
    });
    const text = document.files.map((one: { text: string }) => one.text).join('\n');
    for (const value of ['MY-CLIENT', 'myinfo.sex', 'http://localhost:9001/api/cb']) expect(text).toContain(value);
  });

  it('says what is wrong with what was asked for', async () => {
    const errors = async (...args: readonly string[]) => {
      const { code: exitCode, stdout } = await code(...args, '--json');
      return [exitCode, JSON.parse(stdout).error.code];
    };
    expect(await errors('--client-id', 'C')).toEqual([2, 'usage-target']);
    expect(await errors('--target', 'cobol', '--client-id', 'C')).toEqual([2, 'usage-value']);
    expect(await errors('--target', 'node')).toEqual([2, 'usage-client']);
    const asked = ['--target', 'node', '--client-id', 'C'];
    expect(await errors(...asked, '--frontend-origin', 'https://a.example')).toEqual([2, 'usage-frontend-origin']);
    expect(await errors(...asked, '--layout', 'single-page-two-domains')).toEqual([2, 'code-frontend-origin']);
    expect(await errors(...asked, '--redirect-uri', 'http://localhost/:id')).toEqual([2, 'code-redirect-path']);
    expect(await errors(...asked, '--scopes', 'myinfo.name')).toEqual([2, 'code-scopes']);
    const guide = ['--target', 'python-v2', '--client-id', 'C', '--layout', 'single-page'];
    expect(await errors(...guide)).toEqual([2, 'usage-layout']);
    // sgID may have the scope by now: code is written all the same.
    const misspelt = await code('--target', 'node', '--client-id', 'C', '--scopes', 'openid myinfo.nmae');
    expect([misspelt.code, misspelt.stderr]).toEqual([0, expect.stringContaining('myinfo.name for "myinfo.nmae"')]);
  });
});
