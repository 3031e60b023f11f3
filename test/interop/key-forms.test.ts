import { spawnSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnvFile } from '../../src/core/credentials/env-file.js';
import { keyVariableOf } from '../../src/core/credentials/env-form.js';
import { readPrivateKey } from '../../src/core/credentials/private-key.js';
import { pythonOutcome } from '../../src/core/credentials/python-sdk.js';
import { typescriptOutcome } from '../../src/core/credentials/typescript-sdk.js';
import { encryptUserInfo } from '../support/encrypt-userinfo.js';
import { rsaKeyPair } from '../support/keys.js';
import { PEM_FORMS } from '../support/pem-forms.js';
import { type SdkBench, startSdkBench } from '../support/sdk-typescript.js';

/** Several, since the length of a key modulo 3 decides whether its base64 ends in padding. */
const PAIRS = ['client', 'second', 'third'].map((name) => rsaKeyPair(name));

type Form = readonly [name: string, mangle: (pem: string) => string];

const FORMS: readonly Form[] = Object.entries(PEM_FORMS);
/** Every form of every form. */
const PAIRS_OF_FORMS: readonly Form[] = FORMS.flatMap(([outer, mangleOuter]) =>
  FORMS.map(([inner, mangleInner]): Form => [`${inner}, then ${outer}`, (pem) => mangleOuter(mangleInner(pem))]),
);

/** Keys in either structure in every pair of forms, and what no form stands for in every form. */
const CASES = PAIRS.flatMap((of, number) => {
  const odd = [
    ['PKCS #8 labelled PKCS #1', of.pkcs8.replaceAll('PRIVATE', 'RSA PRIVATE')],
    ['PKCS #1 labelled PKCS #8', of.pkcs1.replaceAll('RSA PRIVATE', 'PRIVATE')],
    ['without padding', of.pkcs8.replace(/=+(?=\n-)/, '')],
    ['both', of.pkcs8 + of.pkcs1],
    ['with the public key after it', of.pkcs8 + of.spki],
    ['PKCS #1 with the public key after it', of.pkcs1 + of.spki],
    ['with the public key before it', of.spki + of.pkcs8],
    ['twice', of.pkcs8 + of.pkcs8],
    ['as a JWK', JSON.stringify(of.privateKey.export({ format: 'jwk' }))],
  ] as const;
  const inForms = (name: string, pem: string, forms: readonly Form[]) =>
    forms.map(([form, mangle]) => ({ name: `key ${number}, ${name}, ${form}`, number, text: mangle(pem) }));
  return [
    ...inForms('PKCS #8', of.pkcs8, PAIRS_OF_FORMS),
    ...inForms('PKCS #1', of.pkcs1, PAIRS_OF_FORMS),
    ...odd.flatMap(([name, pem]) => inForms(name, pem, FORMS)),
  ];
});

/** A Python that has these modules, or undefined. */
const pythonWith = (...modules: readonly string[]): string | undefined =>
  ['/usr/bin/python3', 'python3'].find((path) => spawnSync(path, ['-c', `import ${modules.join()}`]).status === 0);
const python = pythonWith('jwcrypto', 'Cryptodome') ?? pythonWith('jwcrypto', 'Crypto');
const pythonDotenv = pythonWith('dotenv');

/** What the Python SDK's steps come to, one outcome a text. */
async function pythonSees(number: number, texts: readonly string[]): Promise<readonly unknown[]> {
  const { key } = await encryptUserInfo('A', (PAIRS[number] ?? rsaKeyPair()).publicKey, {});
  const input = JSON.stringify({ keyJwe: key, texts });
  const run = spawnSync(python ?? '', ['test/support/sdk-python.py'], { input, encoding: 'utf8', maxBuffer: 1e8 });
  expect(run.stderr).toBe('');
  const seen: unknown = JSON.parse(run.stdout);
  return Array.isArray(seen) ? seen : [];
}

let benches: readonly SdkBench[];
beforeAll(async () => {
  benches = await Promise.all(
    PAIRS.map(async (of) => startSdkBench(await encryptUserInfo('A', of.publicKey, { 'myinfo.name': 'A' }))),
  );
});
afterAll(() => Promise.all(benches.map((bench) => bench.close())));

describe('what the TypeScript SDK 2.3 does with a key', () => {
  it('C04 is what the model says, in every form of every form', async () => {
    const wrong: string[] = [];
    const outcomes = new Set<string>();
    for (const { name, text, number } of CASES) {
      const seen = await benches[number]?.outcomeOf(text);
      const said = typescriptOutcome(text).outcome;
      outcomes.add(said);
      if (seen !== said) wrong.push(`${name}: does ${seen}, model ${said}`);
    }
    expect(wrong).toEqual([]);
    expect([...outcomes].sort()).toEqual(['accepts', 'fails-at-userinfo', 'fails-when-constructed']);
  }, 120_000);
});

describe.runIf(python !== undefined)('what the Python SDK 0.3 does with a key', () => {
  it('C04 is what the model says, in every form of every form', async () => {
    for (const number of PAIRS.keys()) {
      const cases = CASES.filter((one) => one.number === number);
      const seen = await pythonSees(
        number,
        cases.map(({ text }) => text),
      );
      const wrong = cases.flatMap(({ name, text }, index) => {
        const said = pythonOutcome(text).outcome;
        return seen[index] === said ? [] : [`${name}: does ${seen[index]}, model ${said}`];
      });
      expect(wrong).toEqual([]);
      expect(new Set(seen)).toEqual(new Set(['accepts', 'fails-when-constructed']));
    }
  }, 120_000);
});

describe('the variable of an .env file', () => {
  const cases = PAIRS.flatMap((of, number) => [of.pkcs8, of.pkcs1].map((pem) => ({ number, pem })));
  const lineOf = (pem: string): string => keyVariableOf(readPrivateKey(pem).key);

  it('is one line', () => {
    for (const { pem } of cases)
      expect(lineOf(pem)).toMatch(/^SGID_PRIVATE_KEY="-----BEGIN PRIVATE KEY-----\\n[^"\n]+"$/);
  });

  it('C13 read by Node and by the console, is a key that the TypeScript SDK decrypts with', async () => {
    for (const { number, pem } of cases) {
      const file = `OTHER=1\n${lineOf(pem)}\nLAST=2\n`;
      const byNode = parseEnv(file).SGID_PRIVATE_KEY ?? '';
      const byConsole = parseEnvFile(file).find(({ name }) => name === 'SGID_PRIVATE_KEY')?.value ?? '';
      expect(byConsole).toBe(byNode);
      expect(readPrivateKey(byNode).mended).toEqual([]);
      expect(await benches[number]?.outcomeOf(byNode)).toBe('accepts');
    }
  });

  it.runIf(python !== undefined && pythonDotenv !== undefined)(
    'C13 read by python-dotenv, is a key that the Python SDK takes',
    async () => {
      for (const { number, pem } of cases) {
        const options = { input: `OTHER=1\n${lineOf(pem)}\n`, encoding: 'utf8' } as const;
        const read = spawnSync(pythonDotenv ?? '', ['test/support/dotenv-python.py'], options);
        expect(read.stderr).toBe('');
        expect(await pythonSees(number, [read.stdout])).toEqual(['accepts']);
      }
    },
  );
});
