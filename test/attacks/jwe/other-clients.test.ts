import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryOtherClients } from '../../../src/engine/clients/try-other-clients.js';
import { createInspections, type Inspections } from '../../../src/engine/inspect/inspections.js';
import { otherClients } from '../../../src/shared/views/other-clients.js';
import { encryptUserInfo } from '../../support/encrypt-userinfo.js';
import { http } from '../../support/flow-bench.js';
import {
  type ImportBench,
  OTHER_SECRET,
  openImportBench,
  portalFile,
  REDIRECT_URI,
} from '../../support/import-bench.js';
import { rsaKeyPair } from '../../support/keys.js';

const VALUES = { 'myinfo.name': 'DENISE TAN HUI MIN' };

describe('what is encrypted to another saved client', () => {
  let bench: ImportBench;
  let inspections: Inspections;
  /** Key of a saved client, by its client id. */
  const keys = new Map<string, string>();

  beforeAll(async () => {
    bench = openImportBench();
    for (const [id, pair] of [
      ['CLIENT-1', rsaKeyPair()],
      ['CLIENT-2', rsaKeyPair('other')],
      ['CLIENT-3', rsaKeyPair('third')],
    ] as const) {
      const file = portalFile({ id, name: `Name of ${id}`, redirectUris: [REDIRECT_URI], secret: OTHER_SECRET }, pair);
      const { records } = await bench.importText(file);
      keys.set(id, records[0]?.key ?? '');
    }
    inspections = createInspections({
      clients: bench.clients,
      http,
      environmentOf: async (environment) => environment,
    });
  }, 30_000);
  afterAll(() => bench.close());

  const refusedBy = async (id: string, text: string) => {
    const view = await inspections.applyClient(inspections.open(text, 'Clipboard').inspectionId, keys.get(id) ?? '');
    expect(view.failure?.code).toBe('jwe-cannot-unwrap');
    return view.inspectionId;
  };

  it('J10 userinfo of another saved client → on request that client is named, and opens it', async () => {
    const { sub, key, data } = await encryptUserInfo('A', rsaKeyPair('other').publicKey, VALUES);
    const inspectionId = await refusedBy('CLIENT-1', JSON.stringify({ sub, key, data }));
    const answer = await inspections.tryOtherClients(inspectionId);
    expect(answer).toEqual({
      opened: [{ key: keys.get('CLIENT-2'), name: 'Name of CLIENT-2' }],
      tried: 2,
      unread: [],
    });
    const view = await inspections.applyClient(inspectionId, answer.opened[0]?.key ?? '');
    expect(view.rows?.map(({ decrypted }) => decrypted)).toEqual([true]);
  });

  it('J10 a JWE of nobody’s that is saved, or altered → none is named, with no more detail for one than for the other', async () => {
    const stranger = await encryptUserInfo('B', rsaKeyPair('stranger').publicKey, VALUES);
    const own = await encryptUserInfo('B', rsaKeyPair('other').publicKey, VALUES);
    const altered = own.key.replace(/[^.]{22}$/, 'AAAAAAAAAAAAAAAAAAAAAA');
    const answers = [
      await inspections.tryOtherClients(await refusedBy('CLIENT-1', stranger.key)),
      await inspections.tryOtherClients(await refusedBy('CLIENT-1', altered)),
    ];
    expect(answers).toEqual([
      { opened: [], tried: 2, unread: [] },
      { opened: [], tried: 2, unread: [] },
    ]);
  });

  it('J10 the answer holds names alone: no key, secret, content key or plaintext', async () => {
    const pair = rsaKeyPair('third');
    const { key, blockKey } = await encryptUserInfo('C', pair.publicKey, VALUES);
    const answer = await tryOtherClients(key, undefined, bench.clients);
    expect(otherClients.safeParse(answer).error).toBeUndefined();
    expect(answer.opened.map(({ name }) => name)).toEqual(['Name of CLIENT-3']);
    const text = JSON.stringify(answer);
    for (const secret of [OTHER_SECRET, blockKey.toString('base64url'), pair.pkcs8.split('\n')[3] ?? '']) {
      expect(text).not.toContain(secret);
    }
  });
});
