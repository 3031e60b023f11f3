import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnoseCredentials } from '../../src/core/credentials/diagnose.js';
import { readCredentials } from '../../src/core/credentials/read-credentials.js';
import { newClientOf } from '../../src/engine/clients/new-client.js';
import { type ClientRepository, createClientRepository } from '../../src/engine/storage/client-repository.js';
import { openConf } from '../../src/engine/storage/open-conf.js';
import { openSecretStore } from '../../src/engine/storage/open-secret-store.js';
import { openSettings } from '../../src/engine/storage/settings-store.js';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { freePort } from '../support/free-port.js';

const CLI = process.env.SGID_CONSOLE_CLI ?? 'out/cli/index.js';
const NAME = 'Clinic of the command line';

describe('run --client, with the keychain that the app uses', () => {
  let folder: string;
  let clients: ClientRepository;
  let sandbox: Sandbox;
  let key: string;

  const cli = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [CLI, ...args], {
      env: { ...process.env, SGID_CONSOLE_DATA_DIR: folder },
      timeout: 30_000,
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-cli-client-'));
    const redirectUri = `http://localhost:${await freePort()}/api/redirect`;
    const credentials = await createDemoClient({ name: NAME, redirectUrls: [redirectUri] });
    sandbox = await startSandbox({ clients: [toSandboxClient(credentials)], autoApprove: true });
    clients = createClientRepository(openSettings(folder, openConf), await openSecretStore());
    const diagnosis = diagnoseCredentials(readCredentials(Buffer.from(JSON.stringify(credentials))));
    const record = await clients.save(
      newClientOf(diagnosis, {
        name: NAME,
        environment: { kind: 'custom', origin: sandbox.origin },
        redirectUri,
        selectedScopes: ['openid', 'myinfo.name'],
      }),
    );
    key = record.key;
  });

  afterAll(async () => {
    await clients.remove(key);
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs the whole flow with a saved client, by its name', async () => {
    const { stdout } = await cli('run', '--client', NAME, '--browser', 'follow', '--json', '--reveal');
    const result = JSON.parse(stdout);
    expect(result.ok).toBe(true);
    expect(result.issuer).toBe(sandbox.issuer);
    expect(result.data['myinfo.name']).toBe(sandbox.persona.values(Date.now())['myinfo.name']);
  });

  it('says which client is not there, with exit code 2', async () => {
    const failed = await cli('run', '--client', 'Nobody', '--json').catch((error: unknown) => error);
    const { code, stdout } = failed as { code: number; stdout: string };
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error.code).toBe('client-unknown');
  });
});
