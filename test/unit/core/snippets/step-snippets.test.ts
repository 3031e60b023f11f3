import { describe, expect, it } from 'vitest';
import { STEP_IDS } from '../../../../src/core/flow/step-ids.js';
import { pythonText, redirectPath, typescriptText } from '../../../../src/core/snippets/literals.js';
import { SNIPPET_WAYS, stepSnippet } from '../../../../src/core/snippets/step-snippets.js';
import { HOSTILE, ORDINARY } from '../../../support/snippet-values.js';

const all = (values = ORDINARY) =>
  SNIPPET_WAYS.flatMap((way) => STEP_IDS.map((step) => stepSnippet(way, step, values)));

describe('code for each step', () => {
  it('is there for every step in every way, with a note', () => {
    for (const { code, note } of all()) {
      expect(code.trim()).not.toBe('');
      expect(note).toMatch(/[.]$/);
    }
  });

  it('is filled in with the run’s values, and reads secrets from the environment', () => {
    for (const way of SNIPPET_WAYS) {
      const code = stepSnippet(way, 'preflight', ORDINARY).code;
      for (const value of [
        'TEST-CLIENT',
        'myinfo.name',
        ORDINARY.redirectUri,
        'SGID_CLIENT_SECRET',
        'SGID_PRIVATE_KEY',
      ]) {
        expect(code).toContain(value);
      }
    }
  });

  it('J19 is there for a run from a file whose origin is no address, too', () => {
    for (const origin of ['', 'no address', 'https://']) {
      for (const { code } of all({ ...ORDINARY, origin })) expect(code.trim()).not.toBe('');
    }
  });

  it('asks for the token as the run does', () => {
    const code = (values: object) => stepSnippet('http', 'token', { ...ORDINARY, ...values }).code;
    expect(code({})).toContain('client_secret=$SGID_CLIENT_SECRET');
    expect(code({ tokenRequest: 'json' })).toContain('Content-Type: application/json');
    const basic = code({ clientAuthentication: 'basic' });
    expect(basic).toContain('Authorization: Basic $BASIC_CREDENTIALS');
    expect(basic).not.toContain('client_secret');
  });

  it('is printable ASCII, whatever the values are', () => {
    for (const { code } of all(HOSTILE)) expect(code).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('has messages whose every line is a line of HTTP, whatever the values are', () => {
    for (const { code, language } of all(HOSTILE)) {
      if (language !== 'http') continue;
      const [head = ''] = code.split('\n\n');
      const [start, ...headers] = head.split('\n');
      expect(start).toMatch(/^(GET|POST) \S+ HTTP\/1\.1$/);
      for (const header of headers) expect(header).toMatch(/^[A-Za-z-]+: \S.*$/);
    }
  });

  it('escapes what could end a literal or a comment', () => {
    expect(typescriptText("a'\\\n😀")).toBe("'a\\'\\\\\\u{a}\\u{1f600}'");
    expect(pythonText('a"\\\n😀')).toBe('"a\\"\\\\\\U0000000a\\U0001f600"');
    expect(redirectPath('http://localhost/a*/b')).toBe('/a*%2Fb');
    expect(redirectPath('no URL')).toBe('/');
  });
});
