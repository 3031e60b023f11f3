import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientRepository, createClientRepository } from '../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../src/engine/storage/open-conf.js';
import { openSettings } from '../../src/engine/storage/settings-store.js';
import { type AppTest, createAppTest } from '../../src/main/app-test/app-test.js';
import { createSandboxHost, type SandboxHost } from '../../src/main/sandbox/sandbox-host.js';
import { type AppTestRunView, type AppTestView, appTestView } from '../../src/shared/views/app-test.js';
import { freePort } from './free-port.js';
import { startTinyApp, type TinyApp } from './tiny-app.js';

/** Main's test of an app, with a sandbox, a client and an app of its own. */
export interface AppTestBench {
  readonly appTest: AppTest;
  readonly host: SandboxHost;
  readonly clients: ClientRepository;
  readonly app: TinyApp;
  readonly clientKey: string;
  readonly clientId: string;
  /** Everything that went to the window, as the contract lets it through. */
  readonly sent: readonly AppTestView[];
  /** Waits until what the window is told is so. */
  readonly until: (isSo: (test: AppTestRunView) => boolean) => Promise<AppTestRunView>;
  readonly stop: () => Promise<void>;
}

export async function createAppTestBench(): Promise<AppTestBench> {
  const folder = mkdtempSync(join(tmpdir(), 'sgid-app-test-'));
  const settings = openSettings(folder, openConf);
  const clients = createClientRepository(settings, createMemorySecretStore('test'));
  const sent: AppTestView[] = [];
  const waiting = new Set<() => void>();
  const host: SandboxHost = createSandboxHost(clients, settings, ({ running }) => appTest.sandboxChanged(running));
  const appTest = createAppTest({
    sandbox: host,
    clients,
    onChange: (view) => {
      sent.push(appTestView.parse(view));
      for (const look of waiting) look();
    },
    onUnexpected: (where, error) => {
      throw new Error(where, { cause: error });
    },
  });
  const app = await startTinyApp();
  await host.start(await freePort());
  const wanted = { name: 'My app', redirectUris: [app.redirectUri], purpose: '', outsidePublicService: false };
  const record = await host.createClient(wanted);
  const { clientSecret } = await clients.secretsOf(record);
  app.client = { origin: (await host.running()).origin, clientId: record.clientId, clientSecret };
  return {
    appTest,
    host,
    clients,
    app,
    clientKey: record.key,
    clientId: record.clientId,
    sent,
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          const { test } = appTest.view();
          if (test === undefined || !isSo(test)) return;
          waiting.delete(look);
          resolve(test);
        };
        waiting.add(look);
        look();
      }),
    stop: async () => {
      await appTest.stop();
      await host.stop();
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
