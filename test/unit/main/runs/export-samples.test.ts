import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../../../src/core/credentials/private-key.js';
import { writeExport } from '../../../../src/core/export/write-export.js';
import { decryptField, unwrapBlockKey } from '../../../../src/core/jose/userinfo-decryption.js';
import type { FlowRun } from '../../../../src/engine/flow/flow-run.js';
import { historyFiles } from '../../../../src/engine/history/history-files.js';
import type { ClientRecord } from '../../../../src/engine/storage/settings.js';
import { type SampleServices, samplesOf } from '../../../../src/main/runs/export-samples.js';
import { createSandboxPersonas } from '../../../../src/main/sandbox/sandbox-personas.js';
import { PERSONAS } from '../../../../src/sandbox/personas/personas.js';
import { type HistoryBench, startHistoryBench } from '../../../support/history-bench.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../../support/sandbox-run.js';

const CONTEXT = { number: 3, startedAt: Date.UTC(2026, 0, 2), clientKey: 'key', approval: 'automatic' } as const;
const ID = '00000000-0000-4000-8000-000000000001';
const MASKED = { privacy: 'masked', consoleVersion: 'test' } as const;
const KEPT = { kind: 'runs', runs: [{ from: 'history', id: ID }] } as const;

let provider: SandboxRunBench;
let run: FlowRun;
beforeAll(async () => {
  provider = await startSandboxRunBench();
  run = provider.run();
  await run.runToEnd();
});
afterAll(() => provider.stop());

let bench: HistoryBench;
let saved: readonly ClientRecord[];
beforeEach(async () => {
  bench = startHistoryBench();
  await bench.history.keep({ id: ID, run, context: CONTEXT });
  saved = [];
});
afterEach(() => bench.remove());

function services(): SampleServices {
  return {
    runs: { withResults: () => ({ run, context: CONTEXT }) },
    history: bench.history,
    sandbox: {
      view: () => ({ variant: 'C', port: 5443 }) as ReturnType<SampleServices['sandbox']['view']>,
      personas: createSandboxPersonas(bench.settings, () => {}),
    },
    chosenClient: () => undefined,
    clients: () => saved,
    now: () => bench.now,
  };
}

/** The values of an encrypted export, opened with the private key of the run's client. */
async function opened(privacy: 'masked' | 'synthetic' | 'received') {
  const samples = await samplesOf(services(), KEPT, { ...MASKED, privacy });
  const exported = await writeExport('json-encrypted', samples);
  if (exported.kind !== 'file') throw new Error('Expected one file.');
  const { key, data } = JSON.parse(exported.text) as { key: string; data: Record<string, string> };
  const blockKey = unwrapBlockKey(key, readPrivateKey(provider.credentials.privateKey).key);
  const values = Object.entries(data).map(([scope, jwe]) => {
    const field = decryptField(scope, jwe, blockKey);
    return [scope, field.ok ? field.value : field.error.code];
  });
  return { key, data, values: Object.fromEntries(values), payload: samples[0]?.payload };
}

/** A run of the history with another public key; as an earlier version kept it, without one. */
async function keptWithKey(publicKeyPem: string | undefined): Promise<void> {
  const { read } = bench.history;
  bench = Object.assign(bench, {
    history: {
      ...bench.history,
      read: async (id: string) => {
        const kept = await read(id);
        if (kept.kind !== 'run') return kept;
        const client = { ...kept.run.request.client, publicKeyPem };
        return { ...kept, run: { ...kept.run, request: { ...kept.run.request, client } } };
      },
    },
  });
}

describe('samples for an export', () => {
  it('are of runs that are open and of runs that were kept, and each line says which', async () => {
    const runs = [
      { from: 'tabs', id: run.state.runId },
      { from: 'history', id: ID },
    ] as const;
    const exported = await writeExport('ndjson', await samplesOf(services(), { kind: 'runs', runs }, MASKED));
    if (exported.kind !== 'file') throw new Error('Expected one file.');
    expect(exported.name).toMatch(/^sgid-samples-/);
    const lines = exported.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const startedAt = '2026-01-02T00:00:00.000Z';
    expect(lines.map(({ _about }) => _about.run)).toEqual([
      { id: run.state.runId, number: 3, startedAt },
      { id: ID, number: 3, startedAt, keptAt: '2026-11-25T06:00:00.000Z' },
    ]);
    expect(lines[0].data).toEqual(lines[1].data);
    const table = await writeExport('csv', await samplesOf(services(), { kind: 'runs', runs }, MASKED));
    if (table.kind !== 'file') throw new Error('Expected one file.');
    for (const { id } of runs)
      expect(table.text).toContain(`, ${id === ID ? 'kept, ' : ''}${id}","MASKED","myinfo.name"`);
  });

  it('are no more than were asked for', async () => {
    const runs = Array.from({ length: 5 }, () => ({ from: 'history', id: ID }) as const);
    expect(await samplesOf(services(), { kind: 'runs', runs }, MASKED, 2)).toHaveLength(2);
    expect(await samplesOf(services(), { kind: 'personas' }, MASKED, 4)).toHaveLength(4);
  });

  it('are made up for each person anew, and alike for the same one', async () => {
    const runs = [
      { from: 'tabs', id: run.state.runId },
      { from: 'history', id: ID },
    ] as const;
    const made = { ...MASKED, privacy: 'synthetic', seed: 'x' } as const;
    const [one, same] = await samplesOf(services(), { kind: 'runs', runs }, made);
    expect(same?.payload.data).toEqual(one?.payload.data);
    const people = await samplesOf(services(), { kind: 'personas' }, made);
    expect(people.map(({ payload }) => payload._about.seed).slice(0, 3)).toEqual(['x', 'x, 2', 'x, 3']);
    for (const of of [
      ({ payload }: (typeof people)[number]) => payload.sub,
      ({ payload }: (typeof people)[number]) => payload.data['myinfo.nric_number'],
    ]) {
      const known = people.map(of).filter((value) => value !== 'NA');
      expect(new Set(known).size).toBe(known.length);
    }
  });

  it('of a kept run are encrypted to its client again, though its private key was not kept', async () => {
    for (const privacy of ['masked', 'synthetic'] as const) {
      const { values, payload, key } = await opened(privacy);
      expect(values).toEqual(payload?.data);
      expect(key).not.toBe(run.artifacts.userInfoResponse?.key);
    }
    const { key, data, values } = await opened('received');
    expect({ key, data: Object.entries(data) }).toEqual({
      key: run.artifacts.userInfoResponse?.key,
      data: run.artifacts.userInfoResponse?.data,
    });
    expect(values['myinfo.name']).toMatch(/\p{L}/u);
  });

  it('of a run that was kept without the key take that of its client, while it is saved', async () => {
    await keptWithKey(undefined);
    const { publicKeyPem } = publicPart();
    const record = { key: 'key', clientId: provider.credentials.id, publicKeyPem } as ClientRecord;
    saved = [record];
    expect((await opened('masked')).values).toMatchObject({ 'myinfo.name': 'MASKED' });
    for (const other of [[], [{ ...record, clientId: 'ANOTHER' }], [{ ...record, key: 'another' }]]) {
      saved = other;
      await expect(opened('masked')).rejects.toMatchObject({
        code: 'export-no-client',
        hint: expect.stringContaining('kept without its client’s public key'),
      });
    }
    expect((await opened('received')).key).toBe(run.artifacts.userInfoResponse?.key);
  });

  it('C06 are encrypted to no key of a file that keeps nothing secret', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    for (const pem of [withExponentOne(), short.export({ type: 'spki', format: 'pem' }).toString()]) {
      await keptWithKey(pem);
      await expect(opened('masked')).rejects.toMatchObject({ code: 'export-no-client' });
    }
  });

  it('are refused of a run that came sanitised, and of one that is gone', async () => {
    const { fileName, bytes } = await historyFiles(bench.history, '1').write(ID, 'sanitised');
    const path = `${bench.dataFolder}/${fileName}`;
    await writeFile(path, bytes);
    const id = await historyFiles(bench.history, '1').read(path);
    const of = (wanted: string) =>
      samplesOf(services(), { kind: 'runs', runs: [{ from: 'history', id: wanted }] }, MASKED);
    await expect(of(id)).rejects.toMatchObject({ code: 'run-was-sanitised' });
    await expect(of('00000000-0000-4000-8000-00000000000f')).rejects.toMatchObject({ code: 'history-record-gone' });
  });

  it('are of every persona there is now, those that the user made or changed too', async () => {
    const { personas } = services().sandbox;
    const values = { 'myinfo.name': 'OWN PERSON' };
    personas.save({ id: 'own', name: 'Own', note: 'Mine', values }, undefined);
    const received = { ...MASKED, privacy: 'received' } as const;
    const [own] = await samplesOf(services(), { kind: 'persona', persona: 'own' }, received);
    expect(own?.payload.data['myinfo.name']).toBe('OWN PERSON');
    expect(own?.payload._about).toMatchObject({ persona: 'own', environment: 'sandbox' });
    const all = await samplesOf(services(), { kind: 'personas' }, MASKED);
    expect(all.map(({ payload }) => payload._about.persona)).toEqual(['own', ...PERSONAS.map(({ id }) => id)]);
    await expect(samplesOf(services(), { kind: 'persona', persona: 'x' }, MASKED)).rejects.toMatchObject({
      code: 'persona-unknown',
    });
  });
});

/** The client's public key with the exponent 1, which encrypts nothing; written by hand, since not every library makes one. */
function withExponentOne(): string {
  const { n = '' } = createPublicKey(publicPart().publicKeyPem).export({ format: 'jwk' });
  const der = (tag: number, ...parts: readonly Buffer[]) => {
    const body = Buffer.concat(parts);
    const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
  };
  const numbers = der(0x30, der(2, Buffer.from([0]), Buffer.from(n, 'base64url')), der(2, Buffer.from([1])));
  const rsaEncryption = Buffer.from('300d06092a864886f70d0101010500', 'hex');
  const spki = der(0x30, rsaEncryption, der(3, Buffer.from([0]), numbers)).toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${spki.replace(/(.{64})/g, '$1\n')}\n-----END PUBLIC KEY-----\n`;
}

function publicPart(): { readonly publicKeyPem: string } {
  const key = createPublicKey(provider.credentials.privateKey);
  return { publicKeyPem: key.export({ type: 'spki', format: 'pem' }).toString() };
}
