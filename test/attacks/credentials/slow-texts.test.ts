import { describe, expect, it } from 'vitest';
import { diagnoseCredentials } from '../../../src/core/credentials/diagnose.js';
import { parseEnvFile } from '../../../src/core/credentials/env-file.js';
import { readRedirectUris } from '../../../src/core/credentials/field-values.js';
import { readCredentials } from '../../../src/core/credentials/read-credentials.js';
import { readSource } from '../../../src/core/credentials/read-source.js';
import { diagnoseRedirectUris } from '../../../src/core/credentials/redirect-doctor.js';
import { thrownCode } from '../../support/thrown-code.js';

/** Each of these took many seconds where a text was looked at again from every one of its characters. */
const MAX_MS = 1_000;

const BEGIN = '-----BEGIN PRIVATE KEY-----';
const UNDER_CAP = 32_000;

function findingsOf(content: Readonly<Record<string, unknown>>): readonly string[] {
  const bytes = Buffer.from(JSON.stringify({ id: 'A', secret: 'b', ...content }));
  return diagnoseCredentials(readCredentials(bytes)).findings.map(({ id }) => id);
}

function millisecondsOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

describe('C04 C05 texts made to be slow to read', () => {
  const keys: readonly (readonly [string, (length: number) => string])[] = [
    ['backslashes', (length) => `${BEGIN}${'\\'.repeat(length)}x`],
    ['quotation marks', (length) => `${BEGIN}${'"'.repeat(length)}y`],
    ['literal \\r', (length) => `${BEGIN}${'\\r'.repeat(length / 2)}x`],
    ['runs of backslashes after r', (length) => `${BEGIN}\\r${'\\'.repeat(length)}r`],
    ['BEGIN lines', (length) => '-----BEGIN-----'.repeat(length / 15)],
    ['BEGIN lines, END lines that do not close', (length) => '-----BEGIN-----END A'.repeat(length / 20)],
    [
      'BEGIN lines, then END lines cut',
      (length) => '-----BEGIN-----'.repeat(length / 30) + '-----END'.repeat(length / 16),
    ],
    ['spaces', (length) => `${BEGIN}${' '.repeat(length)}x`],
    ['dashes', (length) => '-'.repeat(length)],
  ];
  it.each(keys)('C05 a key of %s → refused, at once', (_, make) => {
    for (const length of [UNDER_CAP, 200_000]) {
      const key = make(length);
      const elapsed = millisecondsOf(() =>
        expect(findingsOf({ privateKey: key, publicKey: key }).join()).toMatch(
          /private-key-(not-pem|truncated|altered)/,
        ),
      );
      expect(elapsed).toBeLessThan(MAX_MS);
    }
  });

  it.each([
    ['separators', (length: number) => `${','.repeat(length)}!`],
    ['separators after a URI', (length: number) => `http://a${' ,'.repeat(length / 2)}!`],
    ['schemes', (length: number) => 'a: '.repeat(length / 3)],
    ['letters', (length: number) => 'a'.repeat(length)],
  ])('C10 redirect URIs of %s → read or refused, at once', (_, make) => {
    for (const length of [16_000, 200_000]) {
      expect(millisecondsOf(() => findingsOf({ redirectUrls: make(length) }))).toBeLessThan(MAX_MS);
    }
  });

  it('C10 redirect URIs with many slashes → examined at once', () => {
    const uri = `http://a/${'/'.repeat(100_000)}x`;
    expect(millisecondsOf(() => diagnoseRedirectUris([uri, uri]))).toBeLessThan(MAX_MS);
  });

  it('C10 redirect URIs over the limits → not read, and said', () => {
    expect(findingsOf({ redirectUrls: 'http://a '.repeat(2_000) })).toContain('redirect-uri-too-long');
    expect(findingsOf({ redirectUrls: Array.from({ length: 50_000 }, (_, i) => `https://a${i}/x`) })).toContain(
      'redirect-uri-too-long',
    );
    const found: string[] = [];
    const long = `http://localhost/${'a'.repeat(2_048)}`;
    expect(readRedirectUris(['http://localhost/a', long], ({ id }) => found.push(id))).toEqual(['http://localhost/a']);
    expect(found).toEqual(['redirect-uri-too-long']);
  });

  it('C10 redirect URIs as text → split before a scheme only', () => {
    const read = (text: string) => readRedirectUris(text, () => {});
    expect(read(' http://a/x, http://b/y;https://c\n')).toEqual(['http://a/x', 'http://b/y', 'https://c']);
    expect(read('http://a/x y,http://b,')).toEqual(['http://a/x y', 'http://b,']);
    expect(read(',http://a')).toEqual(['http://a']);
  });

  it.each([
    ['BEGIN lines', 'A=-----BEGIN X-----\n'],
    ['BEGIN lines, END lines that do not close', 'A=-----BEGIN X-----END A\n'],
    ['quotation marks', 'A="\nB=\'\nC=`\n'],
    ['blocks of YAML', 'SGID_CLIENT_ID: |\n'],
    ['here-strings', '$env:A = @"\n'],
    ['quotation marks before names', 'set "A=\n'],
    ['assignments in one line', 'SGID_ID=x '],
    ['prompts that are none', `a@b ${'c'.repeat(9)}\nSGID_ID=x\n`],
    ['triple quotation marks', 'A="""\nB=\'\'\'\n'],
    ['assignments in comments', "SGID_ID='x' # SGID_SECRET=y\n"],
  ])('C13 an .env file of %s → read at once', (_, line) => {
    const text = line.repeat(40_000);
    expect(millisecondsOf(() => expect(parseEnvFile(text).length).toBeGreaterThan(1))).toBeLessThan(MAX_MS);
  });

  it.each([
    ['spaces in a name', `a${' '.repeat(900_000)}x`],
    ['the word BEGIN', `-----BEGIN${'BEGIN'.repeat(180_000)}`],
    ['a list of clients', `[${'{"id":"a"},'.repeat(80_000)}{}]`],
    ['members that are clients', `{${Array.from({ length: 60_000 }, (_, at) => `"k${at}":{"id":1}`).join()}}`],
    ['blank lines', `${'\n'.repeat(900_000)}x y`],
  ])('C13 a file of %s → told at once', (_, text) => {
    expect(millisecondsOf(() => thrownCode(() => readSource(Buffer.from(text))))).toBeLessThan(2 * MAX_MS);
  });

  it('C13 an .env line of comment marks → read at once', () => {
    const text = `A=x${' #'.repeat(200_000)}\u2028y`;
    expect(millisecondsOf(() => expect(parseEnvFile(text)).toMatchObject([{ value: 'x' }]))).toBeLessThan(MAX_MS);
  });
});
