import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createClientRepository } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { createSandboxHost } from '../../../../src/main/sandbox/sandbox-host.js';
import { freePort } from '../../../support/free-port.js';

it('the sandbox runs with a client and its duplicate, which have one id', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sgid-sandbox-duplicates-'));
  const settings = openSettings(folder, openConf);
  const clients = createClientRepository(settings, createMemorySecretStore('test'));
  const sandbox = createSandboxHost(clients, settings, () => {});
  try {
    const { key } = await sandbox.demoClient();
    await clients.duplicate(key, 'Copy');
    await sandbox.start(await freePort());
    await sandbox.syncClients();
    expect(sandbox.view().running).toBe(true);
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
