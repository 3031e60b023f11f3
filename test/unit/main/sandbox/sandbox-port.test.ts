import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createClientRepository } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { createSandboxHost } from '../../../../src/main/sandbox/sandbox-host.js';
import { freePort } from '../../../support/free-port.js';

it('the sandbox says which port it gave way from, and why, and nothing of it once it is free', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sgid-sandbox-port-'));
  const settings = openSettings(folder, openConf);
  const clients = createClientRepository(settings, createMemorySecretStore('test'));
  const sandbox = createSandboxHost(clients, settings, () => {});
  const usual = await freePort();
  settings.update((now) => ({ ...now, sandbox: { ...now.sandbox, port: usual } }));
  const other = createServer();
  await new Promise<void>((listening) => other.listen(usual, '127.0.0.1', listening));
  try {
    await sandbox.running();
    expect(sandbox.view()).toMatchObject({ running: true, gaveWay: { port: usual, why: 'taken' } });
    expect(sandbox.view().port).not.toBe(usual);
    await sandbox.stop();
    await new Promise((closed) => other.close(closed));
    await sandbox.running();
    expect(sandbox.view()).toMatchObject({ running: true, port: usual, gaveWay: undefined });
  } finally {
    other.close();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
