import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInspections, type Inspections } from '../../../../src/engine/inspect/inspections.js';
import { inspectionView } from '../../../../src/shared/views/inspector.js';
import { encryptJwe } from '../../../support/encrypt-jwe.js';
import { encryptUserInfo } from '../../../support/encrypt-userinfo.js';
import { publishedKey, signToken } from '../../../support/id-tokens.js';
import {
  type ImportBench,
  openImportBench,
  PRODUCTION,
  portalFile,
  REDIRECT_URI,
} from '../../../support/import-bench.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { thrownCode } from '../../../support/thrown-code.js';

const VALUES = {
  'myinfo.name': 'DENISE TAN HUI MIN',
  'myinfo.nric_number': 'S1234567D',
  'extra.unknown': 'hidden value',
};
const ISSUER = `${PRODUCTION.origin}/v2`;

let bench: ImportBench;
let inspections: Inspections;
let clientKey: string;
/** What the provider's key set endpoint answers, and what was asked for. */
let jwks = '{"keys":[]}';
const asked: string[] = [];

beforeAll(async () => {
  bench = openImportBench();
  const saved = await bench.importText(portalFile({ redirectUris: [REDIRECT_URI] }));
  clientKey = saved.records[0]?.key ?? '';
  inspections = createInspections({
    clients: bench.clients,
    http: async ({ url }) => {
      asked.push(url);
      const headers = [['Content-Type', 'application/json']] as const;
      const response = { status: 200, statusText: 'OK', headers, body: jwks, bodyBytes: jwks.length, truncated: false };
      return { response, timing: { totalMs: 1 } };
    },
    environmentOf: async (environment) => environment,
  });
});
afterAll(() => bench.close());

/** Opens a text, and holds its view to the contract. */
function open(text: string) {
  const view = inspections.open(text, 'Clipboard');
  expect(inspectionView.safeParse(view).error).toBeUndefined();
  return view;
}

async function withClient(text: string) {
  const view = await inspections.applyClient(open(text).inspectionId, clientKey);
  expect(inspectionView.safeParse(view).error).toBeUndefined();
  return view;
}

const userInfo = async (pair = rsaKeyPair(), values: Readonly<Record<string, string>> = VALUES) => {
  const { sub, key, data } = await encryptUserInfo('A', pair.publicKey, values);
  return { sub, key, data };
};

describe('decrypting with a saved client', () => {
  it('opens every value, masked in the view and revealed one by one', async () => {
    const view = await withClient(JSON.stringify(await userInfo()));
    expect(view.rows?.map(({ scope, decrypted, value }) => [scope, decrypted, value?.kind])).toEqual([
      ['myinfo.name', true, 'masked'],
      ['myinfo.nric_number', true, 'masked'],
      ['extra.unknown', true, 'masked'],
    ]);
    const text = JSON.stringify(view);
    for (const value of Object.values(VALUES)) expect(text).not.toContain(value);
    const refs = [...text.matchAll(/"ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    const revealed = [...new Set(refs)].map((ref) => inspections.reveal(view.inspectionId, ref));
    expect(revealed).toEqual(expect.arrayContaining(Object.values(VALUES)));
    for (const value of revealed) expect(text).not.toContain(value);
  });

  it('J10: says of another client’s that this key cannot unwrap it', async () => {
    const view = await withClient(JSON.stringify(await userInfo(rsaKeyPair('another'))));
    expect([view.failure?.code, view.rows]).toEqual(['jwe-cannot-unwrap', undefined]);
  });

  it('J14: one bad field does not stop the others', async () => {
    const { sub, key, data } = await userInfo();
    const altered = {
      ...data,
      'myinfo.name': (data['myinfo.name'] ?? '').replace(/\.[^.]+$/, '.AAAAAAAAAAAAAAAAAAAAAA'),
    };
    const view = await withClient(JSON.stringify({ sub, key, data: altered }));
    expect(view.rows?.map(({ decrypted }) => decrypted)).toEqual([false, true, true]);
    expect(view.failure).toBeUndefined();
  });

  it('takes no more than 200 of many apart, those that failed among them, and opens them all', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`extra.f${index}`, `value ${index}`]));
    const { sub, key, data } = await userInfo(rsaKeyPair(), many);
    const last = (data['extra.f249'] ?? '').replace(/\.[^.]+$/, '.AAAAAAAAAAAAAAAAAAAAAA');
    const view = await withClient(JSON.stringify({ sub, key, data: { ...data, 'extra.f249': last } }));
    const tokens = view.sections.flatMap((section) => (section.type === 'token' ? [section.anatomy.title] : []));
    // The wrapped block key comes first.
    expect([tokens.length, tokens[1], tokens.at(-1)]).toEqual([201, 'extra.f0', 'extra.f249']);
    expect([view.rows?.length, view.rows?.filter(({ decrypted }) => decrypted).length]).toEqual([250, 249]);
  });

  it('opens a single JWE: a block key alone, or a text', async () => {
    const { key } = await userInfo();
    const view = await withClient(key);
    expect(JSON.stringify(view.sections)).toContain('a block key: oct, 128 bits');
    const plain = await encryptJwe('a secret text', { alg: 'RSA-OAEP-256', enc: 'A256GCM' }, rsaKeyPair().publicKey);
    const opened = await withClient(plain);
    expect(JSON.stringify(opened)).not.toContain('a secret text');
    expect(inspections.reveal(opened.inspectionId, 'plaintext')).toBe('a secret text');
    expect(Buffer.from(inspections.reveal(opened.inspectionId, 'content-key'), 'base64url')).toHaveLength(32);
  });

  it('names what a field alone lacks', async () => {
    const field = (await userInfo()).data['myinfo.name'] ?? '';
    expect((await withClient(field)).failure?.code).toBe('jwe-key-kind');
  });
});

describe('verifying with a saved client', () => {
  const claims = (changes: object = {}) => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: ISSUER, sub: 'u=1', aud: 'CLIENT-1', iat: now - 1, exp: now + 300, ...changes };
  };
  const statusOf = (view: Awaited<ReturnType<typeof withClient>>, id: string) =>
    view.sections.flatMap((section) => (section.type === 'checks' ? section.checks : [])).find((one) => one.id === id)
      ?.status;

  it('holds an ID token to its rules with the keys that its provider publishes', async () => {
    jwks = JSON.stringify({ keys: [await publishedKey()] });
    const view = await withClient(await signToken(claims()));
    expect(asked.at(-1)).toBe(`${ISSUER}/.well-known/jwks.json`);
    expect([statusOf(view, 'signature'), statusOf(view, 'aud'), statusOf(view, 'iss')]).toEqual([
      'passed',
      'passed',
      'passed',
    ]);
    expect(view.sections.find((section) => section.type === 'token')).toMatchObject({ anatomy: { verdict: 'passed' } });
  });

  it('and the one in a token response, whose at_hash it can compare', async () => {
    const id_token = await signToken(claims({ at_hash: 'wrong', aud: 'OTHER' }));
    const view = await withClient(JSON.stringify({ access_token: 'SlAV32hkKG', id_token }));
    expect([statusOf(view, 'aud'), statusOf(view, 'at-hash')]).toEqual(['failed', 'failed']);
  });

  it('refuses a forged one', async () => {
    const view = await withClient(await signToken(claims(), {}, rsaKeyPair('forger')));
    expect(statusOf(view, 'signature')).toBe('failed');
  });
});

describe('what the window gets to see', () => {
  it.each([
    ['a signature', () => signToken({ sub: 'u=1' }), (text: string) => text.split('.')[2] ?? ''],
    ['a code', () => 'http://localhost:5001/cb?code=0123456789abcdef&state=s', () => '0123456789abcdef'],
    ['a token in a fragment', () => 'https://a.example/#access_token=0123456789abcdef', () => '0123456789abcdef'],
    [
      'tokens',
      () => '{"access_token":"0123456789abcdef","refresh_token":"fedcba9876543210"}',
      () => 'fedcba9876543210',
    ],
    ['credentials', () => portalFile(), () => 'abcdefghijklmnopqrstuvwxyz012345'],
    ['a key', () => rsaKeyPair().pkcs8, (text: string) => text.split('\n')[3] ?? ''],
    ['what is not recognised', () => 'some secret prose of no kind', () => 'secret prose'],
  ])('holds back %s', async (_name, make, secretOf) => {
    const text = await make();
    expect(JSON.stringify(open(text))).not.toContain(secretOf(text));
  });

  it('holds back what a HAR has of secrets, in every place, and opens each request by itself', () => {
    const secrets = [
      'cookie-value-0123',
      'client-secret-0123',
      'the-code-0123456',
      'the-verifier-0123',
      'the-token-0123456',
    ];
    const [cookie, secret, code, verifier, token] = secrets;
    const har = {
      log: {
        entries: [
          {
            request: {
              method: 'POST',
              url: `https://api.id.gov.sg/v2/oauth/token?code=${code}`,
              headers: [
                { name: 'Cookie', value: cookie },
                { name: 'Authorization', value: `Basic ${token}` },
              ],
              postData: { text: `client_secret=${secret}&code=${code}&code_verifier=${verifier}` },
            },
            response: {
              status: 200,
              headers: [{ name: 'Location', value: `http://localhost/cb?code=${code}` }],
              content: { text: JSON.stringify({ access_token: token }) },
            },
          },
        ],
      },
    };
    const listed = open(JSON.stringify(har));
    const opened = inspections.openEntry(listed.inspectionId, 0);
    expect(inspectionView.safeParse(opened).error).toBeUndefined();
    expect([listed.entries?.[0]?.holds, opened.kind]).toEqual(['token-response', 'token-response']);
    for (const one of secrets) {
      expect([one, JSON.stringify([listed, opened]).includes(one)]).toEqual([one, false]);
    }
    expect(inspections.reveal(opened.inspectionId, 'found:0')).toBe(token);
  });

  it('compares a URL without any secret of the client', async () => {
    const view = await withClient(`https://api.id.gov.sg/v2/oauth/authorize?response_type=code&client_id=CLIENT-1`);
    const check = view.sections
      .flatMap((one) => (one.type === 'checks' ? one.checks : []))
      .find(({ id }) => id === 'client-id');
    expect(check?.status).toBe('passed');
  });

  it('reads files of any text encoding and of any size that it takes, and refuses what is no text', () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"sub":"u=1"}', 'utf16le')]);
    expect(inspections.openBytes(wide, 'wide.json').kind).toBe('userinfo');
    const large = JSON.stringify({ log: { entries: [], comment: 'x'.repeat(9_000_000) } });
    expect(inspections.openBytes(Buffer.from(large), 'large.har').kind).toBe('har');
    const code = thrownCode(() => inspections.openBytes(Buffer.from([0x80, 0x81, 0xff]), 'binary.bin'));
    expect(code).toBe('inspect-binary');
  });

  it('forgets what was discarded, and the oldest of many', async () => {
    const first = open('{"sub":"u=1"}');
    for (let count = 0; count < 8; count += 1) open('{"sub":"u=2"}');
    expect(thrownCode(() => inspections.reveal(first.inspectionId, 'found:0'))).toBe('inspection-gone');
    const last = open('{"sub":"u=3"}');
    expect(thrownCode(() => inspections.reveal(last.inspectionId, 'found:0'))).toBe('secret-unknown');
    inspections.discard(last.inspectionId);
    await expect(inspections.applyClient(last.inspectionId, clientKey)).rejects.toMatchObject({
      code: 'inspection-gone',
    });
  });
});
