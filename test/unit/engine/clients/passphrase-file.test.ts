import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  decryptWithPassphrase,
  encryptWithPassphrase,
  MAX_PASSPHRASE_FILE_BYTES,
} from '../../../../src/engine/clients/passphrase-file.js';

const PASSPHRASE = 'correct horse battery staple';
const TEXT = '{"id":"CLIENT-ID","secret":"a secret that nobody may see"}';
/** Quick: 1,024 blocks instead of 262,144. */
const LOW = 10;

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );

/** How long the event loop stood still at most, in milliseconds, while a text was encrypted and decrypted. */
async function longestHold(text: string, workFactor: number): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  await sleep(20);
  delay.reset();
  const written = await encryptWithPassphrase(text, PASSPHRASE, workFactor);
  const { length } = await decryptWithPassphrase(written, PASSPHRASE);
  await sleep(20);
  delay.disable();
  expect(length).toBe(text.length);
  return delay.max / 1e6;
}

describe('passphrase files', () => {
  let file: Uint8Array;
  beforeAll(async () => {
    file = await encryptWithPassphrase(TEXT, PASSPHRASE, LOW);
  });

  it('are armoured, hold nothing in clear, and open with the passphrase', async () => {
    expect(textOf(file)).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n[\s\S]+\n-----END AGE ENCRYPTED FILE-----\n$/);
    expect(Buffer.from(armor.decode(textOf(file))).toString('latin1')).not.toContain('CLIENT-ID');
    expect(textOf(await decryptWithPassphrase(file, PASSPHRASE))).toBe(TEXT);
  });

  it('use the work factor 18 unless told otherwise', async () => {
    const header = Buffer.from(armor.decode(textOf(await encryptWithPassphrase(TEXT, PASSPHRASE)))).toString('latin1');
    expect(header).toMatch(/^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} 18\n/);
  });

  it('differ each time, and are read without their armour, with Windows line ends and white space around', async () => {
    const again = await encryptWithPassphrase(TEXT, PASSPHRASE, LOW);
    expect(textOf(again)).not.toBe(textOf(file));
    const forms = [
      armor.decode(textOf(file)),
      Buffer.from(textOf(file).replaceAll('\n', '\r\n')),
      Buffer.from(`\n  ${textOf(file)}\n\n`),
    ];
    for (const form of forms) expect(textOf(await decryptWithPassphrase(form, PASSPHRASE))).toBe(TEXT);
  });

  it('are read as the library writes them, and the other way round', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PASSPHRASE);
    encrypter.setScryptWorkFactor(LOW);
    expect(textOf(await decryptWithPassphrase(await encrypter.encrypt(TEXT), PASSPHRASE))).toBe(TEXT);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    expect(await decrypter.decrypt(armor.decode(textOf(file)), 'text')).toBe(TEXT);
  });

  it('do not open with another passphrase, in words that quote nothing', async () => {
    const messages = new Set<string>();
    for (const wrong of ['', 'Correct horse battery staple', `${PASSPHRASE} `, 'x'.repeat(1_024)]) {
      const error = await decryptWithPassphrase(file, wrong).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'passphrase-wrong', kind: 'crypto' });
      messages.add((error as Error).message);
    }
    expect(messages.size).toBe(1);
    expect([...messages].join()).not.toMatch(/horse|staple/);
  });

  it('of another kind, cut off, or no age file at all are told apart', async () => {
    const toKey = new Encrypter();
    toKey.addRecipient(await identityToRecipient(await generateX25519Identity()));
    const binary = armor.decode(textOf(file));
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [await toKey.encrypt(TEXT), 'passphrase-file-not-scrypt'],
      [binary.subarray(0, binary.length - 1), 'passphrase-file-damaged'],
      [Buffer.concat([binary, Buffer.from('x')]), 'passphrase-file-damaged'],
      [Buffer.from('age-encryption.org/v1\n'), 'passphrase-file-damaged'],
      [Buffer.from(`age-encryption.org/v1\n${'-> x y\n\n'.repeat(20_000)}--- x\n`), 'passphrase-file-damaged'],
      [Buffer.from(textOf(file).replace('-----END', '-----BEGIN')), 'passphrase-file-damaged'],
      [Buffer.from('{}'), 'passphrase-file-damaged'],
      [new Uint8Array(), 'passphrase-file-damaged'],
      [new Uint8Array(MAX_PASSPHRASE_FILE_BYTES + 1), 'passphrase-file-too-large'],
    ];
    for (const [bytes, code] of cases) expect(await codeOf(decryptWithPassphrase(bytes, PASSPHRASE))).toBe(code);
  });

  it('that would be too large to be read are not written', async () => {
    const text = 'x'.repeat(MAX_PASSPHRASE_FILE_BYTES * 0.75);
    expect(await codeOf(encryptWithPassphrase(text, PASSPHRASE, LOW))).toBe('passphrase-file-too-large');
  });

  it.each(['21', '30', '9999999999999999999999', '0', '018', '-1', '1e1', ''])(
    'with the work factor "%s" are refused before any work',
    async (workFactor) => {
      const header = Buffer.from(armor.decode(textOf(file))).toString('latin1');
      const altered = Buffer.from(header.replace(/^(.*\n-> scrypt \S+) 10\n/, `$1 ${workFactor}\n`), 'latin1');
      const started = performance.now();
      const code = await codeOf(decryptWithPassphrase(altered, PASSPHRASE));
      expect(code).toBe(Number(workFactor) > 20 ? 'passphrase-file-too-costly' : 'passphrase-file-damaged');
      expect(performance.now() - started).toBeLessThan(200);
    },
  );

  it.each([
    ['of one client, at the work factor 18', TEXT, 18],
    ['of the largest size', 'x'.repeat(MAX_PASSPHRASE_FILE_BYTES * 0.7), LOW],
  ])(
    'never hold up the thread for 50 ms: a file %s',
    async (_what, text, workFactor) => {
      // Other programs can only add to it, so the least of up to eight is what the work itself takes.
      let longest = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < 8 && longest >= 50; attempt += 1) {
        longest = Math.min(longest, await longestHold(text, workFactor));
      }
      expect(longest).toBeLessThan(50);
    },
    60_000,
  );

  it('bring any text back with any passphrase', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        async (text, passphrase) => {
          const written = await encryptWithPassphrase(text, passphrase, LOW);
          expect(textOf(await decryptWithPassphrase(written, passphrase))).toBe(text);
        },
      ),
      { numRuns: 25 },
    );
  }, 30_000);

  it('with any byte altered never open', async () => {
    const armoured = textOf(file);
    const binary = armor.decode(armoured);
    const altered = (bytes: Uint8Array) =>
      fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([place, change]) => {
        const copy = Uint8Array.from(bytes);
        copy[place] = (copy[place] ?? 0) ^ change;
        return copy;
      });
    const started = Buffer.from(armoured);
    // White space around the armour and line ends may differ; everything else may not.
    const counts = (copy: Uint8Array) => textOf(copy).trim().replaceAll('\r\n', '\n') !== armoured.trim();
    await fc.assert(
      fc.asyncProperty(fc.oneof(altered(binary), altered(started).filter(counts)), async (copy) => {
        expect(await codeOf(decryptWithPassphrase(copy, PASSPHRASE))).toMatch(
          /^passphrase-(wrong|file-(damaged|not-scrypt|too-costly))$/,
        );
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
