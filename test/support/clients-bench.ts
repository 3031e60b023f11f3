import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { settingsSchema } from '../../src/engine/storage/settings.js';
import { type CliResult, runCli } from './cli.js';
import { rsaKeyPair } from './keys.js';

/** What no output may hold. */
export const SECRET = 'kR3vPq8TzWm2XyB5nJc7HdLf9GsVa4Ue';
export const OTHER_SECRET = 'ZZ3vPq8TzWm2XyB5nJc7HdLf9GsVa4Ue';
export const PASSPHRASE = 'correct horse battery staple';
/** The key pair of every client here. */
export const pair = rsaKeyPair('cli-clients');

/** The portal's JSON of a client. */
export const portal = (id: string, more: object = {}) => ({
  id,
  secret: SECRET,
  name: `Clinic ${id}`,
  scopes: ['openid', 'myinfo.name'],
  redirectUrls: ['http://localhost:27443/redirect'],
  publicKey: pair.spki,
  privateKey: pair.pkcs8,
  ...more,
});

interface Bench {
  readonly folder: string;
  readonly file: (name: string, content: object | string | Uint8Array) => Promise<string>;
  readonly clients: (...args: readonly string[]) => Promise<CliResult>;
  /** With `--json`, and the document parsed. */
  // biome-ignore lint/suspicious/noExplicitAny: what the document holds is what the tests are about
  readonly json: (...args: readonly string[]) => Promise<{ readonly code: number | null; readonly document: any }>;
  readonly settings: () => Promise<ReturnType<typeof settingsSchema.parse>>;
}

/** A data folder of its own, removed with every keychain item of its clients. */
export function useBench(env: () => Readonly<Record<string, string>> = () => ({})): () => Bench {
  let bench: Bench | undefined;
  const written: string[] = [];
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sgid-cli-clients-'));
    const clients = async (...args: readonly string[]) => {
      const result = await runCli(['clients', ...args], { env: { SGID_CONSOLE_DATA_DIR: folder, ...env() } });
      written.push(result.stdout, result.stderr);
      return result;
    };
    bench = {
      folder,
      clients,
      file: async (name, content) => {
        const path = join(folder, name);
        const isText = typeof content === 'string' || content instanceof Uint8Array;
        await writeFile(path, isText ? content : JSON.stringify(content));
        return path;
      },
      json: async (...args) => {
        const { code, stdout } = await clients(...args, '--json');
        return { code, document: JSON.parse(stdout) };
      },
      settings: async () => settingsSchema.parse(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))),
    };
  });
  afterAll(async () => {
    const all = written.join('\n');
    for (const secret of [SECRET, OTHER_SECRET, PASSPHRASE, pair.pkcs8.slice(60, 120)])
      expect(all).not.toContain(secret);
    if (bench === undefined) return;
    const { document } = await bench.json('list');
    for (const { key, secrets } of document.clients) {
      if (secrets === 'present') await bench.clients('remove', key, '--yes');
    }
    await rm(bench.folder, { recursive: true, force: true });
  });
  return () => {
    if (bench === undefined) throw new Error('The bench is there only while tests run.');
    return bench;
  };
}
