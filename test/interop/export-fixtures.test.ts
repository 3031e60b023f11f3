import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import SgidClient, { generatePkcePair } from '@opengovsg/sgid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFixtures } from '../../src/core/export/fixtures/fixtures.js';
import type { SamplePrivacy } from '../../src/core/export/privacy.js';
import type { EncryptionVariant } from '../../src/core/jose/variant.js';
import { goldenSample } from '../support/sample-source.js';

/** What the exported server gives; its own file is JavaScript, so that types come from here. */
interface ServeModule {
  readonly serve: (port?: number) => Promise<{ readonly origin: string; readonly close: () => Promise<void> }>;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-fixtures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes the fixtures of one sample as an integrator would have them, and starts the server among them. */
async function exported(privacy: SamplePrivacy, variant: EncryptionVariant) {
  const own = await mkdtemp(join(folder, `${privacy}-`));
  for (const { name, text } of await writeFixtures(goldenSample(privacy).payload, variant)) {
    await writeFile(join(own, name), text);
  }
  const read = async (name: string) => JSON.parse(await readFile(join(own, name), 'utf8'));
  const { serve } = (await import(pathToFileURL(join(own, 'serve.mjs')).href)) as ServeModule;
  return { own, read, server: await serve(0) };
}

const CASES = [
  ['masked', 'A'],
  ['synthetic', 'B'],
  ['received', 'C'],
  ['synthetic', 'D'],
] as const;

describe('re-encrypted fixtures', () => {
  it.each(CASES)('%s, variant %s: the official SDK logs in and decrypts, unchanged', async (privacy, variant) => {
    const { read, server } = await exported(privacy, variant);
    try {
      const { id, secret, privateKey, redirectUris } = await read('credentials.json');
      const sdk = new SgidClient({
        clientId: id,
        clientSecret: secret,
        privateKey,
        redirectUri: redirectUris[0],
        hostname: server.origin,
      });
      const { codeVerifier, codeChallenge } = generatePkcePair();
      const { url, nonce } = sdk.authorizationUrl({ state: 'state', codeChallenge, scope: 'openid myinfo.name' });
      const { headers } = await fetch(url, { redirect: 'manual' });
      const redirect = new URL(headers.get('location') ?? '');
      expect(redirect.searchParams.get('state')).toBe('state');
      const code = redirect.searchParams.get('code') ?? '';
      const { sub, accessToken } = await sdk.callback({ code, nonce: nonce ?? null, codeVerifier });
      expect(await sdk.userinfo({ sub, accessToken })).toEqual(await read('expected.json'));
      await expect(sdk.callback({ code, nonce: nonce ?? null, codeVerifier })).rejects.toThrow('invalid_grant');
    } finally {
      await server.close();
    }
  });

  it('has an ID token that the SDK takes without the server, with the nonce that comes with it', async () => {
    const { read, server } = await exported('masked', 'C');
    await server.close();
    const { createServer } = await import('node:http');
    const answers: Readonly<Record<string, string>> = {
      '/v2/oauth/token': 'token-response.json',
      '/v2/oauth/userinfo': 'userinfo-response.json',
      '/v2/.well-known/jwks.json': 'jwks.json',
    };
    const static_ = createServer(async (request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(await read(answers[new URL(request.url ?? '', 'http://x').pathname] ?? '')));
    });
    const { issuer } = await read('openid-configuration.json');
    const { port, hostname } = new URL(issuer);
    await new Promise<void>((resolve) => static_.listen(Number(port), hostname, resolve));
    try {
      const { id, secret, privateKey, redirectUris } = await read('credentials.json');
      const { nonce, code, code_verifier } = await read('authorization.json');
      const options = { clientId: id, clientSecret: secret, privateKey, redirectUri: redirectUris[0] };
      const sdk = new SgidClient({ ...options, hostname: new URL(issuer).origin });
      const tokens = await sdk.callback({ code, nonce, codeVerifier: code_verifier });
      expect(await sdk.userinfo(tokens)).toEqual(await read('expected.json'));
    } finally {
      await new Promise((resolve) => static_.close(resolve));
    }
  });

  it('has a test in its README that runs as it stands', async () => {
    const { own, server } = await exported('synthetic', 'C');
    await server.close();
    const [, test = ''] = /```js\n([\s\S]*?)```/.exec(await readFile(join(own, 'README.md'), 'utf8')) ?? [];
    await writeFile(join(own, 'sgid.test.mjs'), test);
    await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(own, 'node_modules'), 'junction');
    const { stdout } = await promisify(execFile)(process.execPath, ['--test', 'sgid.test.mjs'], { cwd: own });
    expect(stdout).toMatch(/pass 1\b[\s\S]*fail 0\b/);
  });

  it('answers what it cannot read with 400, and goes on', async () => {
    const { server } = await exported('masked', 'C');
    try {
      const answers = ['{"client_id":', 'null', '7'].map(async (body) => {
        const headers = { 'content-type': 'application/json' };
        const { status } = await fetch(`${server.origin}/v2/oauth/token`, { method: 'POST', headers, body });
        return status;
      });
      expect(await Promise.all(answers)).toEqual([400, 400, 401]);
      expect((await fetch(`${server.origin}/v2/.well-known/jwks.json`)).status).toBe(200);
    } finally {
      await server.close();
    }
  });

  it('makes its keys afresh each time and marks them', async () => {
    const [one, other] = await Promise.all([0, 1].map(() => writeFixtures(goldenSample('masked').payload, 'C')));
    for (const name of ['credentials.json', 'issuer-key.json']) {
      const [first = '', second = ''] = [one, other].map((files) => files?.find((file) => file.name === name)?.text);
      expect(first).not.toBe(second);
      expect(JSON.parse(first)._about).toContain('TEST KEY');
    }
  });

  it('is valid JavaScript that runs on its own', async () => {
    const { own, server } = await exported('masked', 'C');
    await server.close();
    const code = await new Promise((resolve) => {
      execFile(process.execPath, ['--check', join(own, 'serve.mjs')], (error) => resolve(error?.code ?? 0));
    });
    expect(code).toBe(0);
  });
});
