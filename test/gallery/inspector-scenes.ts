import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { certificateAuthority } from '../support/certificates.js';
import { showScreen } from '../support/console-page.js';
import { encryptUserInfo } from '../support/encrypt-userinfo.js';
import type { Scene, Stage } from './scene.js';

const AUTHORIZE = 'https://api.id.gov.sg/v2/oauth/authorize';

async function paste({ app, page }: Stage, text: string): Promise<void> {
  await showScreen(page, 'Inspector');
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
}

/** The inspector, with something of each kind. */
export const INSPECTOR_SCENES: readonly Scene[] = [
  { id: 'inspector', title: 'Inspector', act: ({ page }) => showScreen(page, 'Inspector') },
  {
    id: 'inspector-authorization-url',
    title: 'Inspector: an authorization request as the documentation has it',
    act: (stage) => {
      const query = 'client_id=MY-CLIENT&scope=openid%20myinfo.nmae&response_type=code&state=abc';
      const challenge = 'code_challenge=zaqUHoBV3rnhBF2g0Gkz1qkpEZXHqi2OrPK1DqRi-Lk';
      return paste(stage, `${AUTHORIZE}?${query}&redirect_uri=http%3A%2F%2Flocalhost%3A5001%2Fcb&${challenge}`);
    },
  },
  {
    id: 'inspector-userinfo-refused',
    title: 'Inspector: a userinfo response of another client',
    act: async (stage) => {
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
      const { sub, key: wrapped, data } = await encryptUserInfo('A', key, { 'myinfo.name': 'TAN AH KOW' });
      await paste(stage, JSON.stringify({ sub, key: wrapped, data }));
      await stage.page.getByRole('button', { name: 'Decrypt' }).click();
      await stage.page.getByRole('alert').first().waitFor();
    },
  },
  {
    id: 'inspector-har',
    title: 'Inspector: a HAR',
    act: (stage) => {
      const entry = (url: string, text: string) => ({
        request: { method: 'GET', url, headers: [] },
        response: { status: 200, statusText: 'OK', headers: [], content: { text } },
      });
      const entries = [
        entry(`${AUTHORIZE}?client_id=C&response_type=code`, '<p>'),
        entry('http://localhost:5001/api/redirect?code=abcdefgh&state=s', ''),
        entry('https://api.id.gov.sg/v2/.well-known/jwks.json', '{"keys":[]}'),
        entry('https://app.example/app.js', 'x'),
      ];
      return paste(stage, JSON.stringify({ log: { version: '1.2', entries } }));
    },
  },
  {
    id: 'inspector-certificate',
    title: 'Inspector: a certificate',
    act: (stage) => paste(stage, certificateAuthority('Clinic network CA').cert),
  },
  {
    id: 'inspector-jwks-menu',
    title: 'Inspector: a signed token, and the ways to verify it',
    act: async (stage) => {
      const encoded = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
      const claims = { iss: 'https://api.id.gov.sg/v2', sub: 'u=1f0c5a1e', aud: 'CLINIC', exp: 1_764_000_000 };
      await paste(stage, `${encoded({ alg: 'RS256', kid: 'k1' })}.${encoded(claims)}.c2lnbmF0dXJl`);
      await stage.page.getByRole('button', { name: 'Verify with a JWKS' }).click();
      await stage.page.getByRole('menuitem', { name: /^Paste it/ }).waitFor();
    },
  },
  {
    id: 'inspector-unknown',
    title: 'Inspector: not recognised',
    act: async (stage) => {
      await stage.page.keyboard.press('Escape');
      await paste(stage, '{"name":"value"}');
    },
  },
];
