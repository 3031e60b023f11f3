import { describe, expect, it } from 'vitest';
import { sdkOutcomes } from '../../../../src/core/credentials/sdk-outcomes.js';
import { sdkName, sdkSentence, sdkVerb } from '../../../../src/core/credentials/sdk-words.js';
import { rsaKeyPair } from '../../../support/keys.js';
import { bodyOf, PEM_FORMS } from '../../../support/pem-forms.js';

const pair = rsaKeyPair();

type Outcome = 'takes it' | 'constructor' | 'userinfo';
const SHORT = {
  accepts: 'takes it',
  'fails-when-constructed': 'constructor',
  'fails-at-userinfo': 'userinfo',
} as const;

/** As observed: TypeScript with PKCS #8 and PKCS #1, Python with either (test/interop/key-forms.test.ts runs them). */
const OBSERVED: Readonly<Record<string, readonly [Outcome, Outcome, Outcome]>> = {
  'as it is': ['takes it', 'takes it', 'takes it'],
  CRLF: ['takes it', 'takes it', 'takes it'],
  'carriage returns alone': ['takes it', 'takes it', 'constructor'],
  'literal \\n': ['takes it', 'constructor', 'constructor'],
  'literal \\\\n': ['takes it', 'constructor', 'constructor'],
  'literal \\r\\n': ['userinfo', 'constructor', 'constructor'],
  'no line breaks': ['takes it', 'takes it', 'constructor'],
  'spaces for line breaks': ['takes it', 'takes it', 'constructor'],
  'in double quotes': ['userinfo', 'userinfo', 'constructor'],
  'in single quotes, literal \\n': ['userinfo', 'userinfo', 'constructor'],
  'in quotes with a comma': ['userinfo', 'userinfo', 'constructor'],
  indented: ['takes it', 'takes it', 'takes it'],
  'leading spaces': ['userinfo', 'userinfo', 'constructor'],
  'a byte order mark': ['userinfo', 'userinfo', 'constructor'],
  'a byte order mark in quotes': ['userinfo', 'userinfo', 'constructor'],
  'blank lines around': ['userinfo', 'userinfo', 'constructor'],
  'text around': ['userinfo', 'userinfo', 'constructor'],
  'no BEGIN and END': ['userinfo', 'userinfo', 'constructor'],
  'no BEGIN and END, in lines': ['userinfo', 'userinfo', 'constructor'],
  'base64 once more': ['userinfo', 'userinfo', 'constructor'],
  'base64 once more, literal \\n inside': ['userinfo', 'userinfo', 'constructor'],
};

describe('sdkOutcomes', () => {
  it.each(Object.keys(PEM_FORMS))('C04 says what was observed of both SDKs: %s', (form) => {
    const mangle = PEM_FORMS[form] ?? String;
    const outcomes = [pair.pkcs8, pair.pkcs1].map((pem) => sdkOutcomes(mangle(pem)));
    const [pkcs8, pkcs1] = outcomes.map((both) => both.map(({ outcome }) => SHORT[outcome]));
    const [eight, one, python] = OBSERVED[form] ?? [];
    expect([pkcs8, pkcs1]).toEqual([
      [eight, python],
      [one, python],
    ]);
  });

  it('gives a reason for each failure, and none of them quotes the key', () => {
    for (const mangle of Object.values(PEM_FORMS)) {
      for (const pem of [pair.pkcs8, pair.pkcs1]) {
        for (const { outcome, reason, sdk } of sdkOutcomes(mangle(pem))) {
          expect(reason === undefined, sdk).toBe(outcome === 'accepts');
          expect(reason ?? '').not.toContain(bodyOf(pem).slice(40, 60));
        }
      }
    }
  });

  it.each([
    ['spaces', (n: number) => `-----BEGIN ${' '.repeat(n)}x`],
    ['dashes', (n: number) => `-----BEGIN ${'-----'.repeat(n / 5)}`],
    ['dashes and spaces', (n: number) => `-----BEGIN ${'----- '.repeat(n / 6)}x`],
    ['END lines', (n: number) => `-----BEGIN X-----\n${'-----END X'.repeat(n / 10)}`],
    ['END lines that close', (n: number) => `-----BEGIN X-----\n${'-----END X----- '.repeat(n / 16)}x`],
    ['backslashes', (n: number) => `-----BEGIN RSA PRIVATE KEY-----${'\\'.repeat(n)}`],
  ])('C05 a text of %s is judged at once', (_, make) => {
    const started = performance.now();
    for (const { outcome } of sdkOutcomes(make(1_000_000))) expect(outcome).not.toBe('accepts');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('sdkSentence', () => {
  it('names the SDK, what it does, and why', () => {
    const failing = { sdk: 'python', outcome: 'fails-when-constructed', reason: 'It expects more.' } as const;
    expect(sdkSentence(failing)).toBe(
      `The official ${sdkName('python')} ${sdkVerb(failing.outcome)}. It expects more.`,
    );
    expect(sdkSentence({ sdk: 'typescript', outcome: 'accepts' })).toMatch(/takes it as it stands\.$/);
  });
});
