import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderEnvironment } from '../../../../src/core/flow/run.js';
import { createHttpTransport } from '../../../../src/engine/http/http-transport.js';
import { LoopbackListeners } from '../../../../src/engine/loopback/loopback-listeners.js';
import { createClientRepository } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { createRunBook } from '../../../../src/main/runs/run-book.js';
import { createSandboxHost } from '../../../../src/main/sandbox/sandbox-host.js';

const OPTIONS = { approval: 'browser', tokenRequest: 'form', clientAuthentication: 'post' } as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-saved-environment-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A run of a client whose environment was edited in the settings file. */
async function runWith(environment: ProviderEnvironment) {
  const settings = openSettings(folder, openConf);
  const clients = createClientRepository(settings, createMemorySecretStore('test'));
  const sandbox = createSandboxHost(clients, settings, () => {});
  const { key } = await sandbox.demoClient();
  settings.update((now) => ({ ...now, clients: now.clients.map((client) => ({ ...client, environment })) }));
  const runs = createRunBook({
    clients,
    sandbox,
    http: createHttpTransport({ version: 'test' }),
    listeners: new LoopbackListeners(),
    openBrowser: async () => {},
    onCreated: () => {},
    onListed: () => {},
    onChange: () => {},
    onUnexpected: (_where, error) => {
      throw error;
    },
  });
  return runs.create({ clientKey: key, ...OPTIONS });
}

describe('the environment of a saved client', () => {
  it.each(['http://id.example', 'https://user:pass@id.example', 'nowhere'])(
    'T03 %s, edited into the settings file, gets no secret',
    async (origin) => {
      await expect(runWith({ kind: 'custom', origin })).rejects.toMatchObject({
        code: expect.stringMatching(/^environment-/),
      });
    },
  );

  it.each(['production', 'staging'] as const)(
    '%s is where it is documented to be, whatever the file says',
    async (kind) => {
      const { environment } = await runWith({ kind, origin: 'https://id.example' });
      expect(environment.kind).toBe(kind);
      expect(environment.origin).toMatch(/^https:\/\/[a-z-]+\.id\.gov\.sg$/);
    },
  );
});
