import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectOptions } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT } from '../support/project-code.js';
import { pythonSdkPath } from '../support/python-sdk.js';

const run = promisify(execFile);
const python = ['/usr/bin/python3', 'python3'].find(
  (path) => spawnSync(path, ['-c', 'import jwcrypto, requests']).status === 0,
);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-console-migration-'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The pieces of code of a guide: those before a change, and all the others. */
function piecesOf(options: ProjectOptions): { readonly before: readonly string[]; readonly after: string } {
  const text = projectCode(options)
    .map((file) => file.text)
    .join('');
  const pieces = [...text.matchAll(/(Before[^\n]*:\n\n)?```\w+\n([\s\S]*?)\n```/g)];
  return {
    before: pieces.filter(([, isBefore]) => isBefore !== undefined).map(([, , code = '']) => code),
    after: pieces
      .filter(([, isBefore]) => isBefore === undefined)
      .map(([, , code = '']) => code)
      .join('\n\n'),
  };
}

async function typeErrors(name: string, code: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, code);
  const flags = [
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    'node',
    '--skipLibCheck',
  ];
  const tsc = [resolve('node_modules/typescript/bin/tsc'), '--pretty', 'false', ...flags, file];
  const { stdout } = await run(process.execPath, tsc, { cwd: folder }).catch((error: { stdout: string }) => error);
  return stdout;
}

describe('the move to version 2, in TypeScript', () => {
  it.each([ORDINARY_PROJECT, HOSTILE_PROJECT])(
    'compiles afterwards, and none of the old calls does',
    async (values) => {
      const { before, after } = piecesOf({ ...values, target: 'typescript-v2' });
      expect(await typeErrors('after.ts', after)).toBe('');
      expect(before.length).toBe(4);
      const [client = '', ...calls] = before;
      expect(await typeErrors('client.ts', client)).toContain("'apiVersion' does not exist");
      for (const [at, call] of calls.entries()) {
        expect(await typeErrors(`before-${at}.ts`, `${after}\n${call}`)).toMatch(/error TS(2345|2353|2554|2559)/);
      }
    },
  );

  it('logs in at the sandbox', async () => {
    const credentials = await createDemoClient({ redirectUrls: [ORDINARY_PROJECT.redirectUri] });
    const sandbox = await startSandbox({ clients: [toSandboxClient(credentials)], autoApprove: true });
    try {
      const { after } = piecesOf({ ...ORDINARY_PROJECT, clientId: credentials.id, target: 'typescript-v2' });
      const { transformWithOxc } = await import('vite');
      const { code } = await transformWithOxc(`${after}\n${MAIN}`, 'main.ts');
      await writeFile(join(folder, 'main.js'), code);
      const env = { ...process.env, SGID_CLIENT_SECRET: credentials.secret, SGID_PRIVATE_KEY: credentials.privateKey };
      const { stdout } = await run(process.execPath, [join(folder, 'main.js')], {
        env: { ...env, SGID_HOSTNAME: sandbox.origin },
      });
      expect(JSON.parse(stdout)).toMatchObject({ 'myinfo.name': expect.stringMatching(/^[A-Z]/) });
    } finally {
      await sandbox.stop();
    }
  });
});

const MAIN = `
const { url, keepInSession } = startLogin('the-state-of-this-login', 'the-nonce-of-this-login');
const answer = await fetch(url, { redirect: 'manual' });
const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
const { sub, accessToken } = await exchange(code, keepInSession);
console.log(JSON.stringify((await fetchData(sub, accessToken)).data));
`;

describe.skipIf(python === undefined)('the move to version 2, in Python', () => {
  const env = (more: NodeJS.ProcessEnv) => ({
    ...process.env,
    PYTHONPATH: pythonSdkPath(python ?? ''),
    ...more,
  });

  it('compiles, whatever the values are', async () => {
    for (const values of [ORDINARY_PROJECT, HOSTILE_PROJECT]) {
      const { before, after } = piecesOf({ ...values, target: 'python-v2' });
      expect(before.length).toBe(2);
      await writeFile(join(folder, 'pieces.py'), [after, ...before].join('\n\n'));
      await run(python ?? '', ['-W', 'error', '-m', 'py_compile', join(folder, 'pieces.py')]);
    }
  });

  it('logs in at the sandbox, where unpacking two values does not', async () => {
    const credentials = await createDemoClient({ redirectUrls: [ORDINARY_PROJECT.redirectUri] });
    const clients = [toSandboxClient(credentials)];
    const sandbox = await startSandbox({ clients, autoApprove: true, persona: 'public-officer' });
    try {
      const { before, after } = piecesOf({ ...ORDINARY_PROJECT, clientId: credentials.id, target: 'python-v2' });
      await writeFile(join(folder, 'main.py'), [after, ...before, PYTHON_MAIN].join('\n\n'));
      const secrets = { SGID_CLIENT_SECRET: credentials.secret, SGID_PRIVATE_KEY: credentials.privateKey };
      const { stdout } = await run(python ?? '', [join(folder, 'main.py')], {
        env: env({ ...secrets, SGID_HOSTNAME: sandbox.origin }),
      });
      expect(JSON.parse(stdout)).toEqual({ old: 'ValueError', name: expect.stringMatching(/^[A-Z]/) });
    } finally {
      await sandbox.stop();
    }
  });
});

const PYTHON_MAIN = `
import json
from urllib.parse import parse_qs, urlsplit
import requests

def log_in(exchange):
    url, login = start_login()
    back = requests.get(url, allow_redirects=False).headers["Location"]
    return exchange(parse_qs(urlsplit(back).query)["code"][0], login)

try:
    log_in(exchange_before)
    old = "works"
except ValueError as error:
    old = type(error).__name__
print(json.dumps({"old": old, "name": fetch_data(*log_in(exchange))["myinfo.name"]}))
`;
