import { describe, expect, it } from 'vitest';
import { type CombinedReading, combineSources } from '../../../../src/core/credentials/combine-sources.js';
import { diagnoseCredentials } from '../../../../src/core/credentials/diagnose.js';
import { readSource } from '../../../../src/core/credentials/read-source.js';
import { rsaKeyPair } from '../../../support/keys.js';

const [shop, cafe, stranger] = [rsaKeyPair(), rsaKeyPair('other'), rsaKeyPair('third')];
const secret = '0123456789abcdef0123456789abcdef';

function combine(files: Readonly<Record<string, unknown>>): readonly CombinedReading[] {
  return combineSources(
    Object.entries(files).map(([name, content]) => ({
      name,
      content: readSource(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)), name),
    })),
  );
}
const idsOf = (combined: CombinedReading | undefined): readonly string[] =>
  combined?.reading.findings.map(({ id }) => id) ?? [];

describe('combineSources', () => {
  it.each([
    ['JSON and PEM', { 'a.json': { id: 'SHOP', secret }, 'key.pem': shop.pkcs8 }],
    ['PEM first', { 'key.pem': shop.pkcs8, 'a.json': { id: 'SHOP', secret } }],
    ['.env and PEM', { '.env': `SGID_CLIENT_ID=SHOP\nSGID_CLIENT_SECRET=${secret}`, 'key.pem': shop.pkcs1 }],
    [
      'all apart',
      { 'a.json': { id: 'SHOP' }, '.env': `SGID_CLIENT_SECRET=${secret}`, 'k.pem': shop.pkcs8, 'p.pem': shop.spki },
    ],
    [
      'no id anywhere but one',
      { '.env': `SGID_CLIENT_SECRET=${secret}`, 'k.pem': shop.pkcs8, 'a.json': { id: 'SHOP' } },
    ],
    [
      'the same twice',
      {
        'a.json': { id: 'SHOP', secret, privateKey: shop.pkcs8 },
        'b.json': { id: ' SHOP', secret, privateKey: shop.pkcs1 },
      },
    ],
  ])('makes one client of its parts: %s', (_, files) => {
    const [only, ...more] = combine(files);
    expect(more).toEqual([]);
    expect(only?.sourceIndexes).toEqual(Object.keys(files).map((__, index) => index));
    const { client } = diagnoseCredentials(only?.reading ?? { format: 'pieces', redirectUris: [], findings: [] });
    expect(client).toMatchObject({ clientId: 'SHOP', clientSecret: secret });
    expect(client?.privateKey.pkcs8Pem).toBe(shop.pkcs8);
    expect(idsOf(only)).not.toContain('sources-conflict');
  });

  it('keeps clients with different ids apart', () => {
    const combined = combine({ 'a.json': { id: 'SHOP', secret }, 'b.json': { id: 'CAFE', secret } });
    expect(combined.map(({ reading, sourceIndexes }) => [reading.clientId, sourceIndexes])).toEqual([
      ['SHOP', [0]],
      ['CAFE', [1]],
    ]);
  });

  it('gives each key to the client whose other half it is', () => {
    const combined = combine({
      'a.json': { id: 'SHOP', secret, publicKey: shop.spki },
      'b.json': { id: 'CAFE', secret, publicKey: cafe.spki },
      'one.pem': cafe.pkcs1,
      'two.pem': shop.pkcs8,
    });
    expect(combined.map(({ reading, sourceIndexes }) => [reading.clientId, sourceIndexes])).toEqual([
      ['SHOP', [0, 3]],
      ['CAFE', [1, 2]],
    ]);
  });

  it('gives a key to the only client without one', () => {
    const combined = combine({
      'a.json': { id: 'SHOP', secret, privateKey: shop.pkcs8 },
      'b.json': { id: 'CAFE', secret },
      'key.pem': cafe.pkcs8,
    });
    expect(combined.map(({ sourceIndexes }) => sourceIndexes)).toEqual([[0], [1, 2]]);
  });

  it('leaves a key alone that fits none of several clients, and says so', () => {
    const combined = combine({
      'a.json': { id: 'SHOP', secret, publicKey: shop.spki },
      'b.json': { id: 'CAFE', secret, publicKey: cafe.spki },
      'key.pem': stranger.pkcs8,
    });
    expect(combined.map(({ sourceIndexes }) => sourceIndexes)).toEqual([[0], [1], [2]]);
    expect(idsOf(combined[2])).toEqual(['source-fits-none']);
  });

  it.each([
    [
      'secrets',
      { 'a.json': { id: 'SHOP', secret }, 'b.env': `SGID_CLIENT_ID=SHOP\nSGID_CLIENT_SECRET=${secret}x` },
      'client secret',
    ],
    ['private keys', { 'a.json': { id: 'SHOP', secret, privateKey: shop.pkcs8 }, 'b.env': cafe.pkcs8 }, 'private key'],
    ['public keys', { 'a.json': { id: 'SHOP', publicKey: shop.spki }, 'b.env': cafe.spki }, 'public key'],
  ])('never chooses between two %s', (_, files, part) => {
    const [only, ...more] = combine(files);
    expect(more).toEqual([]);
    const conflict = only?.reading.findings.find(({ id }) => id === 'sources-conflict');
    expect(conflict).toMatchObject({ severity: 'error', message: expect.stringContaining(part) });
    expect(conflict?.message).toMatch(/"a\.json".*"b\.env"/);
    expect(JSON.stringify(only?.reading.findings)).not.toContain(secret);
  });

  it('warns where descriptions differ, and puts redirect URIs together', () => {
    const [only] = combine({
      'a.json': { id: 'SHOP', secret, name: 'Shop', scopes: ['openid'], redirectUris: ['http://localhost:1/a'] },
      'b.json': {
        id: 'SHOP',
        name: 'Store',
        scopes: ['openid'],
        redirectUris: ['http://localhost:1/a', 'http://localhost:1/b'],
      },
    });
    expect(idsOf(only)).toEqual(['sources-differ']);
    expect(only?.reading).toMatchObject({
      name: 'Shop',
      redirectUris: ['http://localhost:1/a', 'http://localhost:1/b'],
    });
  });

  it('keeps the clients of an export apart, the same id in two environments among them', () => {
    const clients = [
      { id: 'SHOP', secret, environment: 'production' },
      { id: 'SHOP', secret: `${secret}x`, environment: 'staging' },
      { id: 'SHOP', secret: `${secret}y`, environment: 'staging', name: 'copy' },
    ];
    const combined = combine({ 'export.json': { clients } });
    expect(combined.map(({ reading }) => reading.environment?.kind)).toEqual(['production', 'staging', 'staging']);
    expect(combined.flatMap(({ sourceIndexes }) => sourceIndexes)).toEqual([0, 0, 0]);
    expect(combined.flatMap(idsOf)).toEqual([]);
  });

  it('leaves out what is encrypted, and bare lines', () => {
    expect(combine({ 'a.age': 'age-encryption.org/v1\n', 'b.txt': secret })).toEqual([]);
  });

  it('is quick with 2,000 clients and a key of one of them', () => {
    const clients = Array.from({ length: 2_000 }, (_, index) => ({
      id: `CLIENT-${index}`,
      secret,
      publicKey: index === 1_999 ? shop.spki : cafe.spki,
    }));
    const started = performance.now();
    const combined = combine({ 'export.json': { clients }, 'key.pem': shop.pkcs8 });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(combined).toHaveLength(2_000);
    expect(combined.find(({ sourceIndexes }) => sourceIndexes.includes(1))?.reading.clientId).toBe('CLIENT-1999');
  });
});
