import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleOfRun } from '../../../../src/engine/flow/sample-of-run.js';
import { createHttpTransport } from '../../../../src/engine/http/http-transport.js';
import { LoopbackListeners } from '../../../../src/engine/loopback/loopback-listeners.js';
import { createClientRepository } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { createRunBook, MAX_OPEN_RUNS, type RunBook } from '../../../../src/main/runs/run-book.js';
import { createSandboxHost, type SandboxHost } from '../../../../src/main/sandbox/sandbox-host.js';
import type { FlowView, OpenRuns } from '../../../../src/shared/views/flow.js';
import { freePort } from '../../../support/free-port.js';

const OPTIONS = { tokenRequest: 'form', clientAuthentication: 'post' } as const;

let folder: string;
let sandbox: SandboxHost;
let runs: RunBook;
let clientKey: string;
let opened: string[];
let listed: OpenRuns | undefined;
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
  sampleOfRun(runs.withResults(runId).run, { privacy, consoleVersion: 'test' }).payload;

const hasEnded = (view: FlowView) => ['finished', 'failed', 'cancelled'].includes(view.status);
/** As thrown for a run that is not open. */
const gone = expect.objectContaining({ code: 'run-gone' });

async function finish(runId: string): Promise<void> {
  const ended = nextView(hasEnded);
  runs.runToEnd(runId);
  await ended;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-run-book-'));
  const settings = openSettings(folder, openConf);
  const clients = createClientRepository(settings, createMemorySecretStore('test'));
  sandbox = createSandboxHost(
    clients,
    settings,
    () => {},
    (exchange) => runs.refusedOnPage(exchange),
  );
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
    onCreated: () => {},
    onListed: (open) => {
      listed = open;
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
    expect((await cancelled).status).toBe('cancelled');
    expect(listed?.tabs).toMatchObject([{ status: 'cancelled', verdict: 'failed', ended: 5 }]);
  });

  it('holds a finished run beside the next ones until the user closes it', async () => {
    const first = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    await finish(first.runId);
    const second = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    await finish(second.runId);
    expect(runs.list()).toMatchObject({
      tabs: [
        { number: 1, status: 'finished', ended: 11, started: true },
        { number: 2, status: 'finished' },
      ],
      shown: second.runId,
    });
    expect(runs.show(first.runId)?.result?.rows).toHaveLength(1);
    expect(payloadOf(first.runId, 'received').data['myinfo.name']).not.toBe('');
    expect(runs.reveal(first.runId, 'access-token')).not.toBe(runs.reveal(second.runId, 'access-token'));

    expect(runs.close(first.runId)).toMatchObject({ tabs: [{ number: 2 }], shown: second.runId });
    expect(() => runs.reveal(first.runId, 'client-secret')).toThrow(gone);
    expect(() => payloadOf(first.runId, 'masked')).toThrow(gone);
    expect(runs.close(second.runId)).toEqual({ tabs: [], shown: undefined });
    expect(runs.current()).toBeUndefined();
  });

  it('R19 runs that wait at once for one redirect URI end each with its own answer, and one goes on in the background', async () => {
    const waits = async () => {
      const waiting = nextView((view) => view.status === 'waiting');
      const { runId } = await runs.create({ clientKey, approval: 'browser', ...OPTIONS });
      runs.runToEnd(runId);
      return { runId, url: (await waiting).waiting?.authorizationUrl ?? '' };
    };
    const [one, two] = [await waits(), await waits()];
    await expect.poll(() => listed?.tabs.map((tab) => tab.status)).toEqual(['waiting', 'waiting']);
    await sandbox.approvingByItself(one.url, async () => {
      await fetch(one.url);
    });
    await expect.poll(() => listed?.tabs.map((tab) => tab.status)).toEqual(['finished', 'waiting']);
    // Closing what waits frees its socket and forgets its state.
    runs.close(two.runId);
    let late = '';
    await sandbox.approvingByItself(two.url, async () => {
      late = (await fetch(two.url, { redirect: 'manual' })).headers.get('location') ?? '';
    });
    await expect(fetch(late)).rejects.toThrow('fetch failed');
    expect(runs.list()).toMatchObject({ tabs: [{ runId: one.runId }], shown: one.runId });
  });

  it('closes no run to make room, but for one that was never started', async () => {
    const untouched = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    for (let count = 0; count < MAX_OPEN_RUNS; count += 1) {
      const { runId } = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
      const ended = nextView((view) => view.steps[0]?.status === 'passed' || view.steps[0]?.status === 'warned');
      runs.runStep(runId);
      await ended;
    }
    expect(() => runs.reveal(untouched.runId, 'client-secret')).toThrow(gone);
    expect(runs.list().tabs).toHaveLength(MAX_OPEN_RUNS);
    await expect(runs.create({ clientKey, approval: 'automatic', ...OPTIONS })).rejects.toMatchObject({
      code: 'runs-full',
    });
    expect(runs.list().tabs).toHaveLength(MAX_OPEN_RUNS);
  });

  it('shows none where a new one is to be chosen, and the one that was shown goes on', async () => {
    const { runId } = await runs.create({ clientKey, approval: 'automatic', ...OPTIONS });
    runs.show(undefined);
    runs.runToEnd(runId);
    await expect.poll(() => listed?.tabs[0]?.status).toBe('finished');
    expect([runs.current(), listed?.shown]).toEqual([undefined, undefined]);
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

describe('a refusal on the provider’s own page', () => {
  /** A run that waits, and the URL that its browser was sent to. */
  async function waitingRun(arm: (runId: string) => void = () => {}): Promise<{ runId: string; url: string }> {
    const waiting = nextView((view) => view.waiting?.opened === true);
    const { runId } = await runs.create({ clientKey, approval: 'browser', ...OPTIONS });
    arm(runId);
    runs.runToEnd(runId);
    await waiting;
    return { runId, url: opened.at(-1) ?? '' };
  }
  const inBrowser = (url: string) => fetch(url, { redirect: 'manual', headers: { Cookie: 'of-another-app=1' } });

  it('is known by the sandbox’s log: the step says what the page said, and the tamper’s verdict is there', async () => {
    const { url } = await waitingRun((runId) => runs.arm(runId, { kind: 'preset', preset: 'pkce-dropped' }, false));
    const ended = nextView(hasEnded);
    const page = await inBrowser(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const view = await ended;
    const step = view.steps.find(({ id }) => id === 'redirect');
    expect(step?.error).toMatchObject({
      code: 'authorization-refused',
      message: expect.stringContaining('code_challenge'),
    });
    expect(step?.exchanges.at(-1)).toMatchObject({ response: { status: 200 } });
    expect(JSON.stringify(step)).not.toContain('of-another-app');
    expect(view.tampers).toMatchObject([{ id: 'pkce-dropped', status: 'noticed', by: 'provider' }]);
  });

  it('ends the wait of the run that was refused, and of no other', async () => {
    const one = await waitingRun();
    const two = await waitingRun((runId) => runs.arm(runId, { kind: 'preset', preset: 'pkce-dropped' }, false));
    await inBrowser(two.url);
    await expect.poll(() => listed?.tabs.map(({ status }) => status)).toEqual(['waiting', 'failed']);
    // A consent page is no refusal, nor is a stranger’s request that is refused.
    await inBrowser(one.url);
    await inBrowser(`${one.url}&scope=twice`);
    expect(listed?.tabs.map(({ status }) => status)).toEqual(['waiting', 'failed']);
    // Without a fault the same URL shows the consent page; with one, the sandbox refuses it.
    sandbox.armFault('authorize.error-page', 'once');
    await inBrowser(one.url);
    await expect.poll(() => listed?.tabs.map(({ status }) => status)).toEqual(['failed', 'failed']);
  });

  it('is taken from the user where the provider is a real one', async () => {
    const { runId } = await waitingRun((id) => runs.arm(id, { kind: 'preset', preset: 'pkce-dropped' }, false));
    const ended = nextView(hasEnded);
    runs.refusedAsSeen(runId, 'Invalid redirect_uri');
    const view = await ended;
    const error = view.steps.find(({ id }) => id === 'redirect')?.error;
    expect(error?.causes?.[0]).toContain('redirect URI');
    expect(view.tampers).toMatchObject([{ status: 'noticed', by: 'provider' }]);
    expect(() => runs.refusedAsSeen(runId, '')).toThrow(expect.objectContaining({ code: 'not-waiting' }));
  });
});
