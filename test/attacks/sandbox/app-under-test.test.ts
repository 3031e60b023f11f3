import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planTest } from '../../../src/main/app-test/test-plan.js';
import { Browser, isHere, readLocalUrl } from '../../../src/sandbox/app-under-test/browser.js';
import { reportFile } from '../../../src/sandbox/app-under-test/report-file.js';
import { contract } from '../../../src/shared/ipc/contract.js';
import { type AppTestBench, createAppTestBench } from '../../support/app-test-bench.js';

let bench: AppTestBench;

beforeAll(async () => {
  bench = await createAppTestBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.appTest.clear();
  bench.app.checksState = true;
  bench.app.onLoggedIn = undefined;
});

const ended = () => bench.until(({ status }) => status !== 'running');
const start = (...cases: readonly string[]) =>
  bench.appTest.start({ clientKey: bench.clientKey, way: 'console', loginUrl: bench.app.loginUrl, cases });

/** Serves one page, asks for it, and gives what came. */
async function visit(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await new Browser(AbortSignal.timeout(20_000)).visit(new URL(`http://127.0.0.1:${port}/`));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const HOSTILE_URLS = [
  'https://example.com/login',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://0.0.0.0:5001/login',
  'http://localhost.example/login',
  'http://127.0.0.1.example/login',
  'http://user:password@localhost:5001/login',
  'http://localhost:5001/login#fragment',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'smb://localhost/share',
  'ms-settings:localhost',
  '//localhost/login',
  'localhost:5001/login',
  'http://[::ffff:10.0.0.1]/',
];

describe('an app under test that is hostile, or a window that is', () => {
  it.each(HOSTILE_URLS)('E05 the login URL %j is asked by nobody', (url) => {
    expect(readLocalUrl(url)).toBeUndefined();
    const client = bench.clients.list()[0];
    if (client === undefined) throw new Error('There is a client.');
    const plan = () => planTest(client, { way: 'person', loginUrl: url, cases: ['redirect.error'] });
    expect(plan).toThrow(expect.objectContaining({ code: 'login-url-refused' }));
  });

  it('E03 arguments that do not fit are refused before anything begins', () => {
    const { input } = contract['appTest.start'];
    const good = { clientKey: 'a', way: 'console', cases: ['redirect.error'] };
    expect(input.safeParse(good).success).toBe(true);
    const wrong = [
      { ...good, way: 'command' },
      { ...good, start: 'rm -rf /' },
      { ...good, cases: [] },
      { ...good, cases: Array.from({ length: 101 }, () => 'x') },
      { ...good, cases: [{}] },
      { ...good, loginUrl: `http://localhost/${'a'.repeat(3000)}` },
      { ...good, clientKey: '' },
    ];
    for (const value of wrong) expect(input.safeParse(value).success).toBe(false);
    expect(contract['appTest.answer'].input.safeParse({ answer: 'accepted' }).success).toBe(false);
    expect(contract['appTest.saveReport'].input.safeParse({ format: 'exe' }).success).toBe(false);
    expect(
      contract['clipboard.copyEnvironment'].input.safeParse({ key: 'a', redirectUri: 'b', variable: 'all' }).success,
    ).toBe(false);
  });

  it('S06 redirects that lead off this computer are not followed', async () => {
    for (const to of ['http://169.254.169.254/', 'https://example.com/', 'file:///etc/passwd', 'javascript:alert(1)']) {
      const { asked, page } = await visit((_request, response) => response.writeHead(302, { Location: to }).end());
      expect([asked.length, page]).toEqual([1, undefined]);
    }
  });

  it('S06 names under .localhost that a network leads elsewhere are not asked', async () => {
    const at =
      (...addresses: readonly string[]) =>
      async () =>
        addresses.map((address) => ({ address, family: 4 }));
    expect(await isHere('app.localhost', at('127.0.0.1', '::1'))).toBe(true);
    for (const elsewhere of [at('192.0.2.1'), at('127.0.0.1', '192.0.2.1'), at('::ffff:192.0.2.1'), at()]) {
      expect(await isHere('app.localhost', elsewhere)).toBe(false);
    }
    expect(await isHere('app.localhost', () => Promise.reject(new Error('ENOTFOUND')))).toBe(false);
  });

  it('S08 circles, pages without an end and broken answers end, and are no page', async () => {
    const circle = await visit((_request, response) => response.writeHead(302, { Location: '/' }).end());
    expect(circle.page).toBeUndefined();
    const endless = await visit((_request, response) => {
      const write = () => {
        while (response.write('x'.repeat(65_536))) if (response.destroyed) return;
      };
      response.on('drain', write);
      write();
    });
    expect(endless.page?.text.length).toBeLessThan(3_000_000);
    const broken = await visit((_request, response) => {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    expect(broken.page).toBeUndefined();
  });

  it('S09 nothing of the app’s pages goes to the window, and its addresses are text in a report', async () => {
    const canary = 'CANARY-of-the-page';
    bench.app.checksState = false;
    bench.app.onLoggedIn = (response) => {
      response.end(`<h1>${canary}</h1><img src=x onerror=alert(1)>`);
    };
    const before = bench.sent.length;
    await start('redirect.state-wrong', 'redirect.error', 'token.invalid-grant');
    await ended();
    const told = JSON.stringify(bench.sent.slice(before));
    expect(told).toContain('A token request followed.');
    expect(told).not.toContain(canary);
    const report = bench.appTest.report();
    const hostile = { ...report, loginUrl: 'http://localhost/"><script>alert(1)</script>' };
    const page = await reportFile(hostile, 'html');
    expect(page).not.toContain('<script>');
    expect(await reportFile(report, 'json')).not.toContain(canary);
  });

  it('L01 no secret of the login is in what the window is told, or in a report', async () => {
    const before = bench.sent.length;
    await start('redirect.state-wrong', 'id-token.nonce-wrong');
    await ended();
    const sandbox = await bench.host.running();
    const seen = sandbox.requests().flatMap(({ id }) => sandbox.exchange(id) ?? []);
    const secrets = seen.flatMap(({ request, response }) => [
      ...new URL(request.url).searchParams.values(),
      ...new URLSearchParams(request.body ?? '').values(),
      ...(response.body.match(/"(?:access_token|id_token)":"([^"]+)"/g) ?? []),
    ]);
    const long = [...new Set(secrets)].filter((value) => value.length >= 30 && !value.includes('/api/redirect'));
    expect(long.length).toBeGreaterThan(10);
    const told = JSON.stringify([bench.sent.slice(before), bench.appTest.report()]);
    for (const value of long) expect(told).not.toContain(value);
  });

  it('S07 logins of other clients at the same time change no verdict, and no fault touches them', async () => {
    const other = await bench.host.createClient({
      name: 'Other',
      redirectUris: ['http://127.0.0.1:9/other'],
      purpose: '',
      outsidePublicService: false,
    });
    const { origin } = await bench.host.running();
    const query = `client_id=${other.clientId}&response_type=code&scope=openid&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fother`;
    const challenge = `code_challenge=${'c'.repeat(43)}&code_challenge_method=S256`;
    let over = false;
    const others = (async () => {
      const bodies: string[] = [];
      while (!over) bodies.push(await (await fetch(`${origin}/v2/oauth/authorize?${query}&${challenge}`)).text());
      return bodies;
    })();
    await start('redirect.state-wrong', 'redirect.error', 'id-token.nonce-wrong');
    const { results } = await ended();
    over = true;
    // The app never looks at the ID token and never asks for userinfo: its page alone shows that it went on.
    expect(results.map(({ verdict }) => verdict)).toEqual(['refused', 'refused', 'accepted']);
    const pages = await others;
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain('Approve');
  });
});
