import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { transformWithOxc } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STEP_IDS, type StepId } from '../../src/core/flow/step-ids.js';
import { appSetup } from '../../src/core/snippets/app-setup.js';
import type { SnippetValues } from '../../src/core/snippets/snippet.js';
import { type SnippetWay, stepSnippet } from '../../src/core/snippets/step-snippets.js';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { createPkcePair } from '../support/sandbox-bench.js';
import { HOSTILE, ORDINARY } from '../support/snippet-values.js';

const run = promisify(execFile);
let folder: string;
let sandbox: Sandbox;
let credentials: PortalCredentials;
let values: SnippetValues;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-snippets-'));
  // The user's own project: the SDK beside the code, and nothing else of the console.
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  credentials = await createDemoClient({ redirectUrls: [ORDINARY.redirectUri] });
  sandbox = await startSandbox({ clients: [toSandboxClient(credentials)], autoApprove: true });
  values = { ...ORDINARY, clientId: credentials.id, origin: sandbox.origin };
});
afterAll(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The code of all steps, one after the other. */
const moduleOf = (way: SnippetWay, of: SnippetValues) =>
  STEP_IDS.map((step) => stepSnippet(way, step, of).code).join('\n\n');

const environment = () => ({
  ...process.env,
  SGID_CLIENT_SECRET: credentials.secret,
  SGID_PRIVATE_KEY: credentials.privateKey,
});

describe('code for TypeScript', () => {
  it('type-checks against the SDK, strictly, whatever the values are', async () => {
    const project = join(folder, 'types');
    await mkdir(project);
    await writeFile(join(project, 'ordinary.ts'), moduleOf('typescript', ORDINARY));
    await writeFile(join(project, 'hostile.ts'), moduleOf('typescript', HOSTILE));
    await writeFile(join(project, 'setup.ts'), appSetup('nextjs', ORDINARY.origin).code.code);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      types: ['node'],
      skipLibCheck: true,
    };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const tsc = [resolve('node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', project];
    const { stdout } = await run(process.execPath, tsc).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });

  it('logs in at the sandbox and reads the decrypted data', async () => {
    const main = [
      moduleOf('typescript', values),
      'const { login, codeChallenge } = startLogin();',
      "const answer = await fetch(loginUrl(login, codeChallenge), { redirect: 'manual' });",
      "const query = new URL(answer.headers.get('location') ?? '').searchParams;",
      "const forged = new URLSearchParams({ code: 'x', state: 'another' });",
      'let refused = false;',
      'try { readRedirect(forged, login); } catch { refused = true; }',
      'const { sub, accessToken, idToken } = await exchangeCode(readRedirect(query, login), login);',
      'checkFurther(idToken);',
      'const data = await fetchData(sub, accessToken);',
      'console.log(JSON.stringify({ refused, issuer: ENDPOINTS.issuer, missing: missingScopes(data), read: readData(data) }));',
    ].join('\n');
    const { code } = await transformWithOxc(main, 'main.ts');
    await writeFile(join(folder, 'main.js'), code);
    const { stdout } = await run(process.execPath, [join(folder, 'main.js')], { env: environment() });
    expect(JSON.parse(stdout)).toEqual({
      refused: true,
      issuer: sandbox.issuer,
      missing: [],
      read: { 'myinfo.name': expect.stringMatching(/^[A-Z]/) },
    });
  });
});

const python = ['/usr/bin/python3', 'python3'].find((path) => spawnSync(path, ['--version']).status === 0);

describe.runIf(python !== undefined)('code for Python', () => {
  it('compiles, each step alone and all together, whatever the values are', async () => {
    const project = join(folder, 'python');
    await mkdir(project);
    const sources = [ORDINARY, HOSTILE].flatMap((of) => [
      moduleOf('python', of),
      appSetup('flask', of.origin).code.code,
      ...STEP_IDS.map((step) => stepSnippet('python', step, of).code),
    ]);
    const files = await Promise.all(
      sources.map(async (source, index) => {
        const file = join(project, `snippet_${index}.py`);
        await writeFile(file, source);
        return file;
      }),
    );
    const { stderr } = await run(python ?? '', ['-m', 'py_compile', ...files]);
    expect(stderr).toBe('');
  });

  it('reads a redirect as an app must: one state, the right one, no error, one code', async () => {
    const script = [
      stepSnippet('python', 'redirect', ORDINARY).code,
      'import json, sys',
      'out = []',
      'for query in json.load(sys.stdin):',
      '    try:',
      '        out.append(read_redirect(query, {"state": "right"}))',
      '    except ValueError as error:',
      '        out.append(str(error))',
      'print(json.dumps(out))',
    ].join('\n');
    const queries = [
      'code=c&state=right',
      'code=c&state=wrong',
      'code=c',
      'code=c&state=right&state=right',
      'error=access_denied&code=c&state=right',
      'code=c&code=d&state=right',
    ];
    const { stdout } = spawnSync(python ?? '', ['-c', script], { input: JSON.stringify(queries), encoding: 'utf8' });
    const state = 'state is not the one of this session';
    expect(JSON.parse(stdout)).toEqual(['c', state, state, state, 'sgID answered access_denied', 'expected one code']);
  });
});

describe.each([
  ['form', 'post'],
  ['form', 'basic'],
  ['json', 'post'],
] as const)('plain HTTP, %s and client_secret_%s', (tokenRequest, clientAuthentication) => {
  it('logs in at the sandbox, from discovery to userinfo', async () => {
    const pkce = createPkcePair();
    const known = new Map([
      ['STATE', 'the-state'],
      ['NONCE', 'the-nonce'],
      ['CODE_CHALLENGE', pkce.challenge],
      ['CODE_VERIFIER', pkce.verifier],
      ['SGID_CLIENT_SECRET', credentials.secret],
      ['BASIC_CREDENTIALS', Buffer.from(`${credentials.id}:${credentials.secret}`).toString('base64')],
    ]);
    const send = (step: StepId) => {
      const { code } = stepSnippet('http', step, { ...values, tokenRequest, clientAuthentication });
      return sendMessage(
        sandbox.port,
        code.replace(/\$([A-Z_]+)/g, (_, name: string) => known.get(name) ?? ''),
      );
    };
    expect(JSON.parse((await send('discovery')).body)).toMatchObject({ issuer: sandbox.issuer });
    const redirect = await send('authorization');
    const location = new URL(/^location: (.*)$/im.exec(redirect.head)?.[1] ?? '');
    expect(location.searchParams.get('state')).toBe('the-state');
    known.set('CODE', location.searchParams.get('code') ?? '');
    const arrival = stepSnippet('http', 'redirect', values).code.split('\n')[0] ?? '';
    expect(arrival.split(' ')[1]?.split('?')[0]).toBe(location.pathname);
    const tokens = JSON.parse((await send('token')).body) as { readonly access_token: string };
    known.set('ACCESS_TOKEN', tokens.access_token);
    expect(JSON.parse((await send('id-token')).body)).toHaveProperty('keys');
    expect(JSON.parse((await send('userinfo')).body)).toMatchObject({ data: { 'myinfo.name': expect.any(String) } });
  });
});

/** Sends a message as it is written, with the two headers that every sender adds. */
function sendMessage(port: number, message: string): Promise<{ readonly head: string; readonly body: string }> {
  const [head = '', body = ''] = message.split('\n\n');
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const lines = [...head.split('\n'), ...length, 'Connection: close', '', body];
  return new Promise((settle, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.join('\r\n')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      const [answerHead = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
      const text = rest.join('\r\n\r\n');
      // A chunked body of these sizes is one chunk: its length in hexadecimal, the text, the end.
      const chunked = /^transfer-encoding: chunked$/im.test(answerHead);
      settle({
        head: answerHead,
        body: chunked ? text.replace(/^[0-9a-f]+\r\n/i, '').replace(/\r\n0\r\n.*$/s, '') : text,
      });
    });
  });
}
