import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleOfRun } from '../../../src/engine/flow/sample-of-run.js';
import { createHttpTransport } from '../../../src/engine/http/http-transport.js';
import { LoopbackListeners } from '../../../src/engine/loopback/loopback-listeners.js';
import { createClientRepository } from '../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../src/engine/storage/settings-store.js';
import { createRunBook, type RunBook } from '../../../src/main/run-book.js';
import { createSandboxHost, type SandboxHost } from '../../../src/main/sandbox-host.js';
import type { FlowView } from '../../../src/shared/views/flow.js';
import { freePort } from '../../support/free-port.js';

const OPTIONS = { tokenRequest: 'form', clientAuthentication: 'post' } as const;

let folder: string;
let sandbox: SandboxHost;
let runs: RunBook;
let clientKey: string;
let opened: string[];
let waiters: ((view: FlowView) => void)[];

/** The next view for which `holds` is true. */
function nextView(holds: (view: FlowView) => boolean): Promise<FlowView> {
  return new Promise((resolve) => {
    waiters.push((view) => {
      if (holds(view)) resolve(view);
    });
  });
}

/** The payload that an export of a run is written from. */
const payloadOf = (runId: string, privacy: 'masked' | 'received') =>
  sampleOfRun(runs.withResults(runId), { privacy, consoleVersion: 'test' }).payload;

const hasEnded = (view: FlowView) => view.status === 'finished' || view.status === 'failed';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-run-book-'));
  const settings = openSettings(folder, openConf);
  const clients = createClientRepository(settings, createMemorySecretStore('test'));
  sandbox = createSandboxHost(clients, settings, () => {});
  await sandbox.start(await freePort());
  const demo = await sandbox.demoClient();
  clientKey = demo.key;
  const redirectUri = `http://localhost:${await freePort()}/api/redirect`;
  clients.edit(clientKey, { redirectUri, selectedScopes: ['openid', 'myinfo.name'] });
  settings.update((now) => ({
    ...now,
    clients: now.clients.map((client) => ({ ...client, redirectUris: [redirectUri] })),
  }));
  await sandbox.syncClients();
  opened = [];
  waiters = [];
  runs = createRunBook({
    clients,
    sandbox,
    http: createHttpTransport({ version: 'test' }),
    listeners: new LoopbackListeners(),
    openBrowser: async (url) => {
      opened.push(url);
    },
    onChange: (view) => {
      for (const waiter of waiters) waiter(view);
    },
    onUnexpected: (_where, error) => {
      throw error;
    },
  });
});

afterEach(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the run book', () => {
  it('runs the whole flow in the sandbox, approved by itself', async () => {
    const ended = nextView(hasEnded);
    const { runId } = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    runs.runToEnd(runId);
    const view = await ended;
    expect(view.status).toBe('finished');
    expect(opened).toEqual([]);

    const name = view.result?.rows.find((row) => row.scope === 'myinfo.name')?.value;
    if (name?.kind !== 'masked') throw new Error('The name is to be masked.');
    const revealed = runs.reveal(runId, name.ref);
    expect(revealed).toMatch(/^[\p{L} ,/]+$/u);
    expect(JSON.stringify(view)).not.toContain(revealed);
    expect(payloadOf(runId, 'received').data['myinfo.name']).toBe(revealed);
    expect(JSON.stringify(payloadOf(runId, 'masked'))).not.toContain(revealed);
  });

  it('opens the browser otherwise, and nobody approves by themselves', async () => {
    const waiting = nextView((view) => view.status === 'waiting');
    const { runId } = await runs.create({ clientKey, approval: 'browser', ...OPTIONS });
    runs.runToEnd(runId);
    await waiting;
    await expect.poll(() => opened.length).toBe(1);
    expect((await fetch(opened[0] ?? '', { redirect: 'manual' })).status).toBe(200);
    expect(() => runs.runStep(runId)).toThrow(expect.objectContaining({ code: 'run-busy' }));
    const cancelled = nextView(hasEnded);
    runs.cancel(runId);
    expect((await cancelled).status).toBe('failed');
  });

  it('forgets a run when the next one is made', async () => {
    const first = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    expect(() => runs.reveal(first.runId, 'client-secret')).toThrow(expect.objectContaining({ code: 'run-gone' }));
  });

  it('holds the results of a run until the next one has its own, whatever becomes of those between', async () => {
    const finish = async (runId: string) => {
      const ended = nextView(hasEnded);
      runs.runToEnd(runId);
      await ended;
    };
    const gone = expect.objectContaining({ code: 'run-gone' });
    const first = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    await finish(first.runId);
    const abandoned = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    const next = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    expect(payloadOf(first.runId, 'received').data['myinfo.name']).not.toBe('');
    expect(runs.reveal(first.runId, 'client-secret')).toHaveLength(32);
    expect(() => runs.runStep(first.runId)).toThrow(gone);
    expect(() => payloadOf(abandoned.runId, 'masked')).toThrow(gone);
    await finish(next.runId);
    expect(() => payloadOf(first.runId, 'masked')).toThrow(gone);
    expect(JSON.stringify(payloadOf(next.runId, 'masked'))).toContain('myinfo.name');
  });

  it('never reveals the private key', async () => {
    const { runId } = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    expect(() => runs.reveal(runId, 'private-key')).toThrow(expect.objectContaining({ code: 'secret-not-revealable' }));
  });

  it('has nothing to export before the fields are decrypted', async () => {
    const { runId } = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    expect(() => payloadOf(runId, 'masked')).toThrow(expect.objectContaining({ code: 'nothing-to-export' }));
  });

  it('says that a client is no longer saved', async () => {
    await expect(runs.create({ clientKey: 'gone', approval: 'automatic', ...OPTIONS })).rejects.toMatchObject({
      code: 'client-unknown',
    });
  });
});
