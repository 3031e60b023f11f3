import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoClient, type PortalCredentials } from '../../src/sandbox/clients/demo-client.js';
import { axeFindings } from '../support/axe.js';
import { askBridge } from '../support/bridge.js';
import { choose, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { dropFile } from '../support/drop.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { encryptUserInfo } from '../support/encrypt-userinfo.js';
import { importSandboxClient } from '../support/import-client.js';

const VALUES = { 'myinfo.name': 'DENISE TAN HUI MIN', 'myinfo.nric_number': 'S1234567D' };
const CODE = 'the-code-of-this-login-0123456789';
const TOKEN = 'an-access-token-0123456789abcdef';

interface Watched {
  stalls: { longest: number; readonly all: number[] };
}

/** Notes every task of the page that keeps it from answering for more than 50 ms; it runs in the page. */
function watchStalls(): void {
  const stalls: { longest: number; all: number[] } = { longest: 0, all: [] };
  (globalThis as unknown as Watched).stalls = stalls;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      stalls.all.push(Math.round(duration));
      stalls.longest = Math.max(stalls.longest, duration);
    }
  }).observe({ type: 'longtask' });
}

/** What was noted; a task is told of only after it has ended. It runs in the page. */
async function stallsSeen(): Promise<Watched['stalls']> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return (globalThis as unknown as Watched).stalls;
}

/** On a machine of today nothing may stall for more than 50 ms; those that run the tests have two slow cores and no GPU. */
const MOST_STALL_MS = 400;

describe('the inspector, in the packaged app', () => {
  let folder: string;
  let launched: LaunchedApp;
  let client: PortalCredentials;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-inspector-'));
    client = await createDemoClient({ name: 'Inspected' });
    launched = await launchApp({ packaged: true });
    launched.page.setDefaultTimeout(10_000);
    const path = await file('client.json', JSON.stringify(client));
    await importSandboxClient(launched.page, path, 'Inspected', 'http://localhost:5001/api/redirect');
  });

  afterAll(async () => {
    await launched?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const copy = (text: string) => launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  const heading = (name: string) => launched.page.getByRole('heading', { level: 2, name, exact: true }).first();
  const paste = async (text: string, recognised: string) => {
    await showScreen(launched.page, 'Inspector');
    await copy(text);
    await launched.page.keyboard.press('Control+V');
    await heading(recognised).waitFor();
  };
  const check = (rule: string) => launched.page.getByRole('row').filter({ hasText: rule });

  it('decrypts a userinfo response with a saved client, masked until revealed', async () => {
    const { page } = launched;
    await showScreen(page, 'Inspector');
    await page.getByText('Paste or drop something to take it apart').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const { sub, key, data } = await encryptUserInfo('A', createPublicKey(client.publicKey), VALUES);
    await paste(JSON.stringify({ sub, key, data }), 'Userinfo response');
    await page.getByRole('button', { name: 'Decrypt' }).click();
    await heading('Decrypted values (2 of 2)').waitFor();
    expect(await page.content()).not.toContain(VALUES['myinfo.name']);
    await page.getByRole('button', { name: 'Reveal Principal name', exact: true }).click();
    await page.getByText(VALUES['myinfo.name']).waitFor();
    expect(await page.content()).not.toContain(VALUES['myinfo.nric_number']);
  });

  it('takes the picked field apart, and reveals its content key through main', async () => {
    const { page } = launched;
    await choose(page, 'Token', 'myinfo.name');
    await heading('myinfo.name').waitFor();
    await page.getByRole('button', { name: 'Reveal content encryption key' }).click();
    await page.getByRole('button', { name: 'Mask content encryption key' }).waitFor();
    // From a part to its characters, and from characters to what they are, by keyboard.
    await page.getByRole('textbox', { name: /compact/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText('How the content key travels', { exact: false }).first().waitFor();
    expect(await page.locator('[data-marked]').count()).toBeGreaterThan(0);
    expect(
      await page
        .getByRole('row')
        .filter({ has: page.locator('[aria-pressed="true"]') })
        .count(),
    ).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('verifies an ID token with the keys that the sandbox publishes', async () => {
    const { page } = launched;
    await askBridge(page, 'sandbox.runDemo', { approval: 'automatic' });
    await expect
      .poll(async () => (await askBridge(page, 'flow.current', {}))?.status, { timeout: 15_000 })
      .toBe('finished');
    const idToken = await idTokenOfRun();
    // The demo runs with the client of the sandbox that is saved already: another is needed to refuse the token.
    const path = await file('other.json', JSON.stringify(await createDemoClient({ name: 'Another' })));
    await importSandboxClient(page, path, 'Another', 'http://localhost:5001/api/redirect');
    await paste(idToken, 'Signed token (JWS)');
    expect(await page.content()).not.toContain(idToken.split('.')[2]);
    await choose(page, 'Saved client', 'Inspected');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await heading('Verified as an ID token of this client').waitFor();
    await page.getByText('signature holds', { exact: true }).waitFor();
    await check('aud contains the client').getByText('Holds', { exact: true }).waitFor();
    // The same token is not another client's.
    await choose(page, 'Saved client', 'Another');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await check('aud contains the client').getByText('Fails', { exact: true }).waitFor();
    // With the keys in hand it needs no provider.
    const { issuer } = await askBridge(page, 'sandbox.describe', {});
    await copy(await (await fetch(`${issuer}/.well-known/jwks.json`)).text());
    await choose(page, 'Saved client', 'Inspected');
    await page.getByRole('button', { name: 'Verify with a JWKS' }).click();
    await page.getByRole('menuitem', { name: /^Paste it/ }).click();
    await heading('Verified with the JWKS that you gave, as an ID token of this client').waitFor();
    await page.getByText('signature holds', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('J10: finds on request which other saved client opens it, and goes on with that one', async () => {
    const { page } = launched;
    const { sub, key, data } = await encryptUserInfo('C', createPublicKey(client.publicKey), VALUES);
    await paste(JSON.stringify({ sub, key, data }), 'Userinfo response');
    await choose(page, 'Saved client', 'Another');
    await page.getByRole('button', { name: 'Decrypt' }).click();
    await page.getByText('jwe-cannot-unwrap').waitFor();
    await page.getByRole('button', { name: 'Try your other saved clients' }).click();
    await page.getByText('Inspected opens it').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Decrypt with Inspected' }).click();
    await heading('Decrypted values (2 of 2)').waitFor();
  });

  async function idTokenOfRun(): Promise<string> {
    const flow = await askBridge(launched.page, 'flow.current', {});
    const runId = flow?.runId ?? '';
    const anatomy = flow?.steps.find(({ id }) => id === 'id-token')?.anatomy[0];
    const { value } = await askBridge(launched.page, 'flow.reveal', { runId, ref: 'id-token-signature' });
    const [header, payload] = (anatomy?.segments ?? []).map(({ text }) => text.join(''));
    return `${header}.${payload}.${value}`;
  }

  it('holds an authorization URL to the client, and explains a redirected error', async () => {
    const { page } = launched;
    const query = `client_id=${client.id}&scope=openid&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A5001%2Fx`;
    await paste(`https://api.id.gov.sg/v2/oauth/authorize?${query}&code_challenge=a`, 'Authorization request URL');
    await choose(page, 'Saved client', 'Inspected');
    await page.getByRole('button', { name: 'Compare' }).click();
    await check('redirect_uri is one that is registered').getByText('Fails', { exact: true }).waitFor();
    await paste('http://localhost:5001/api/redirect?error=access_denied&state=s', 'Redirected URL');
    await page.getByText('The user refused, or let the page expire.').waitFor();
  });

  it('recognises keys, documents and responses, and keeps their secrets', async () => {
    const { page } = launched;
    await paste(`http://localhost:5001/api/redirect?code=${CODE}&state=s`, 'Redirected URL');
    await paste(JSON.stringify({ access_token: TOKEN, id_token: 'a.b.c' }), 'Token endpoint response');
    await paste(
      '{"issuer":"https://api.id.gov.sg/v2","jwks_uri":"https://api.id.gov.sg/v2/.well-known/jwks.json"}',
      'Discovery document',
    );
    await paste('{"keys":[{"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB"}]}', 'Key set (JWKS)');
    await paste(client.privateKey, 'Private key');
    await page.getByText('2048 bits', { exact: true }).waitFor();
    await paste(
      JSON.stringify({ clientId: client.id, clientSecret: client.secret, privateKey: client.privateKey }),
      'Credentials',
    );
    await page.getByText('32 characters', { exact: true }).waitFor();
    await paste('hello there', 'Not recognised');
    await page.getByText('Expected a compact JWS or JWE', { exact: false }).waitFor();
    const content = await page.content();
    for (const secret of [CODE, TOKEN, client.secret, client.privateKey.split('\n')[5] ?? '']) {
      expect(content).not.toContain(secret);
    }
  });

  it('lists the requests of a HAR that was dropped, and takes one apart', async () => {
    const { page } = launched;
    const answer = (url: string, text: string) => ({
      request: { method: 'GET', url, headers: [{ name: 'Authorization', value: `Bearer ${TOKEN}` }] },
      response: { status: 200, statusText: 'OK', headers: [], content: { text } },
    });
    const entries = [
      answer('https://app.example/style.css', 'p { color: red }'),
      answer(`http://localhost:5001/api/redirect?code=${CODE}&state=s`, ''),
      answer('https://api.id.gov.sg/v2/oauth/userinfo', '{"sub":"u=1"}'),
    ];
    const path = await file('login.har', JSON.stringify({ log: { version: '1.2', entries } }));
    await showScreen(page, 'Inspector');
    await dropFile(page, path);
    await heading('2 requests of a login').waitFor();
    await page.getByRole('button', { name: 'GET http://localhost:5001/api/redirect' }).click();
    await heading('Redirected URL').waitFor();
    await page.getByRole('button', { name: 'Reveal authorization' }).first().waitFor();
    const content = await page.content();
    expect([content.includes(CODE), content.includes(TOKEN)]).toEqual([false, false]);
    await page.getByRole('button', { name: 'Back to the HAR' }).click();
    await page.getByRole('button', { name: 'Show all 3' }).click();
    await page.getByRole('button', { name: 'GET https://app.example/style.css' }).waitFor();
  });

  it('J17: 1,000 fields, one of them of 10 MB, stall the window for no time that is felt', async () => {
    const { page } = launched;
    const small = Object.fromEntries(
      Array.from({ length: 999 }, (_, index) => [`extra.field_${index}`, `value ${index}`]),
    );
    const values = { ...small, 'extra.large': 'x'.repeat(10_000_000) };
    const { sub, key, data } = await encryptUserInfo('C', createPublicKey(client.publicKey), values);
    const path = await file('large.json', JSON.stringify({ sub, key, data }));
    await showScreen(page, 'Inspector');
    await page.evaluate(watchStalls);
    await dropFile(page, path);
    await heading('Userinfo response').waitFor();
    await choose(page, 'Saved client', 'Inspected');
    await page.getByRole('button', { name: 'Decrypt' }).click();
    await heading('Decrypted values (1000 of 1000)').waitFor({ timeout: 20_000 });
    const stalls = await page.evaluate(stallsSeen);
    expect(stalls.longest).toBeLessThan(MOST_STALL_MS);
  });

  it('knows a key in DER and an encrypted file by their bytes', async () => {
    const { page } = launched;
    const der = createPrivateKey(client.privateKey).export({ type: 'pkcs8', format: 'der' });
    await showScreen(page, 'Inspector');
    await dropFile(page, await file('client.der', der));
    await heading('Private key').waitFor();
    await page.getByText('2048 bits', { exact: true }).waitFor();
    await dropFile(page, await file('clients.age', 'age-encryption.org/v1\n-> scrypt AAAA 18\n'));
    await heading('Encrypted file').waitFor();
    await page.getByText('it asks for the passphrase there', { exact: false }).waitFor();
  });

  it('opens a file from a dialog, and says what it could not read', async () => {
    const { page } = launched;
    await answerDialogs(launched.app, { open: await file('binary.bin', Buffer.from([0x80, 0x81, 0xff])) });
    await showScreen(page, 'Inspector');
    await page.getByRole('button', { name: 'Open a file…' }).click();
    await page.getByRole('alert').getByText('inspect-binary').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
