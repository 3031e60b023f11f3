import { describe, expect, it } from 'vitest';
import { tryOtherClients, wrappedKeyOf } from '../../../../src/engine/clients/try-other-clients.js';
import { secretsLocked, secretsMissing } from '../../../../src/engine/storage/client-errors.js';
import { recordOf } from '../../../../src/engine/storage/client-records.js';
import type { ClientRecord } from '../../../../src/engine/storage/settings.js';
import { encryptUserInfo } from '../../../support/encrypt-userinfo.js';
import { runRequest } from '../../../support/flow-bench.js';
import { privateKeyOf, rsaKeyPair } from '../../../support/keys.js';
import { canaryClient } from '../../../support/repository-bench.js';
import { thrownCode } from '../../../support/thrown-code.js';

const own = rsaKeyPair();
const other = rsaKeyPair('other');

const recordFor = (name: string, keyFingerprint = privateKeyOf(other).fingerprint): ClientRecord =>
  recordOf(canaryClient({ name, keyFingerprint }), undefined, { key: name, secretsId: name, sessionOnly: false });

/** Saved clients whose keychain items are there, or not, as a test needs. */
const clientsWith = (records: readonly ClientRecord[], keyOf: (name: string) => string, asked: string[] = []) => ({
  list: () => records,
  secretsOf: async ({ name }: ClientRecord) => {
    asked.push(name);
    return { clientSecret: 'unused', privateKeyPem: keyOf(name) };
  },
});

describe('trying other saved clients', () => {
  it('names every client that opens it, and reads no key that is known not to', async () => {
    const { key } = await encryptUserInfo('A', other.publicKey, {});
    const asked: string[] = [];
    const ownPrint = privateKeyOf(own).fingerprint;
    const records = [recordFor('A'), recordFor('Own', ownPrint), recordFor('Copy of own', ownPrint), recordFor('B')];
    const answer = await tryOtherClients(
      key,
      ownPrint,
      clientsWith(records, () => other.pkcs8, asked),
    );
    expect(answer).toEqual({
      opened: [
        { key: 'A', name: 'A' },
        { key: 'B', name: 'B' },
      ],
      tried: 2,
      unread: [],
    });
    expect(asked).toEqual(['A', 'B']);
  });

  it('goes on past a client whose secrets are gone or spoilt, and says which they are', async () => {
    const { key } = await encryptUserInfo('A', other.publicKey, {});
    const records = [recordFor('Gone'), recordFor('Spoilt'), recordFor('There')];
    const clients = clientsWith(records, (name) => {
      if (name === 'Gone') throw secretsMissing(name);
      return name === 'Spoilt' ? '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' : other.pkcs8;
    });
    expect(await tryOtherClients(key, undefined, clients)).toEqual({
      opened: [{ key: 'There', name: 'There' }],
      tried: 1,
      unread: ['Gone', 'Spoilt'],
    });
  });

  it('stops at a locked keychain: it is locked for every client', async () => {
    const { key } = await encryptUserInfo('A', other.publicKey, {});
    const asked: string[] = [];
    const clients = clientsWith(
      [recordFor('A'), recordFor('B')],
      (name) => {
        throw secretsLocked(name, undefined);
      },
      asked,
    );
    await expect(tryOtherClients(key, undefined, clients)).rejects.toMatchObject({ code: 'keychain-locked' });
    expect(asked).toEqual(['A']);
  });
});

describe('the wrapped key of a run', () => {
  const state = { runId: 'r', status: 'failed', steps: [] } as const;

  it('comes with the fingerprint of the key that was to open it; a kept run has none', () => {
    const request = runRequest('https://api.id.gov.sg');
    const artifacts = { userInfoResponse: { sub: 'u=1', key: 'a.b.c.d.e', data: [] } };
    const { fingerprint } = privateKeyOf(own);
    expect(wrappedKeyOf({ state, request, artifacts })).toEqual({ compact: 'a.b.c.d.e', triedKey: fingerprint });
    const { privateKey: _, ...kept } = request.client;
    expect(wrappedKeyOf({ state, request: { ...request, client: kept }, artifacts }).triedKey).toBeUndefined();
  });

  it('is refused where none came', () => {
    const request = runRequest('https://api.id.gov.sg');
    expect(thrownCode(() => wrappedKeyOf({ state, request, artifacts: {} }))).toBe('nothing-wrapped');
  });
});
