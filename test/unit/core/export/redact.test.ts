import { describe, expect, it } from 'vitest';
import { createRedactor, type Secret } from '../../../../src/core/export/redact.js';

const secret = (value: string, ref = 'secret', label = 'client_secret'): Secret => ({ ref, label, value });
const VALUE = 'p/9+x"y z=é%\\€';
const { mask, redact } = createRedactor([secret(VALUE)]);
const bytes = Buffer.from(VALUE);
const form = new URLSearchParams([['v', VALUE]]).toString().slice(2);

describe('createRedactor', () => {
  it('leaves a client id alone that the Basic credentials begin with, and takes the whole of them out', () => {
    const basic = { ...secret('SANDBOX-1:secret-of-the-client', 'basic'), publicHead: true };
    const redactor = createRedactor([basic, secret('secret-of-the-client', 'client')]);
    expect(redactor.redact('SANDBOX-1')).toBe('SANDBOX-1');
    const encoded = Buffer.from(basic.value).toString('base64');
    expect(redactor.redact(`Basic ${encoded}`)).not.toContain(encoded.slice(0, 30));
    expect(redactor.redact('SANDBOX-1:secret-of…')).not.toContain('secret-of');
  });

  it.each([
    ['plain', VALUE],
    ['percent-encoded', encodeURIComponent(VALUE)],
    ['percent-encoded in lower case', encodeURIComponent(VALUE).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())],
    ['percent-encoded in every byte', [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
    ['form-encoded', form],
    ['JSON-escaped', JSON.stringify(VALUE).slice(1, -1)],
    [
      'JSON-escaped in every character',
      [...VALUE].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
    ['JSON-escaped twice', JSON.stringify(JSON.stringify(VALUE)).slice(3, -3)],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(VALUE))],
    ['JSON-escaped, then percent-encoded', encodeURIComponent(JSON.stringify(VALUE).slice(1, -1))],
    ['hex', bytes.toString('hex')],
    ['hex in capitals', bytes.toString('hex').toUpperCase()],
  ])('takes the whole secret out: %s', (_, text) => {
    expect(mask(`[${text}]`)).toEqual(['[', { ref: 'secret', label: 'client_secret', length: text.length }, ']']);
    expect(redact(`[${text}]`)).toBe('[‹client_secret›]');
  });

  it.each([0, 1, 2, 3, 4])('takes it out of base64 and base64url after %i bytes', (before) => {
    const whole = Buffer.concat([Buffer.alloc(before, 'k'), bytes, Buffer.from('tail')]);
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = whole.toString(encoding);
      const left = redact(`token ${text} end`);
      expect(left).toContain('‹client_secret›');
      const decoded = left.split('‹client_secret›').map((part) => Buffer.from(part.split(' ').pop() ?? '', encoding));
      expect(Buffer.concat(decoded).includes(bytes.subarray(2, 6))).toBe(false);
    }
  });

  it('takes it out of base64 of JSON and of a form', () => {
    for (const spelling of [JSON.stringify({ a: VALUE }), `client_secret=${form}`]) {
      expect(redact(Buffer.from(spelling).toString('base64'))).toContain('‹client_secret›');
    }
  });

  it('takes out the composite of HTTP Basic as one', () => {
    const basic = createRedactor([secret('s3cr3t-s3cr3t'), secret('id:s3cr3t-s3cr3t', 'basic', 'client credentials')]);
    const header = Buffer.from('id:s3cr3t-s3cr3t').toString('base64url');
    expect(basic.mask(header)[0]).toMatchObject({ ref: 'basic' });
  });

  it('leaves text without a secret as it is', () => {
    expect(mask('nothing here')).toEqual(['nothing here']);
    expect(mask('')).toEqual([]);
    expect(redact('100% \\ + sure')).toBe('100% \\ + sure');
    expect(createRedactor([]).redact('abcd')).toBe('abcd');
  });

  it('does not look for secrets shorter than four characters', () => {
    expect(createRedactor([secret('abc')]).redact('abc')).toBe('abc');
    expect(createRedactor([secret('abcd')]).redact('abcd')).toBe('‹client_secret›');
  });

  it('takes the longest secret where one holds another', () => {
    const two = createRedactor([secret('token', 'a', 'a'), secret('token-and-more', 'b', 'b')]);
    expect(two.mask('token-and-more token')).toEqual([
      { ref: 'b', label: 'b', length: 14 },
      ' ',
      { ref: 'a', label: 'a', length: 5 },
    ]);
  });

  it('covers both of two secrets that overlap, the longer one whole', () => {
    const two = createRedactor([secret('abcdEFGH', 'a', 'a'), secret('EFGHijklmnop', 'b', 'b')]);
    expect(two.mask('-abcdEFGHijklmnop-')).toEqual([
      '-',
      { ref: 'a', label: 'a', length: 4 },
      { ref: 'b', label: 'b', length: 12 },
      '-',
    ]);
  });

  it('covers a secret that overlaps itself', () => {
    expect(createRedactor([secret('abab')]).redact('xababababx')).not.toContain('ab');
  });

  it('does not let a label give the secret away', () => {
    const odd = createRedactor([secret('client_secret', 'a', 'the client_secret')]);
    expect(odd.redact('x client_secret y')).toBe('x ‹•› y');
    const marks = createRedactor([secret('ab‹client_secret')]);
    expect(marks.redact('ababx ab‹client_secret')).toBe('ababx ⟦client_secret⟧');
  });

  it('takes out a secret of many thousand characters, in every form', () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `${index}é`).join('');
    const big = createRedactor([secret(long)]);
    for (const text of [long, encodeURIComponent(long), Buffer.from(long).toString('hex')]) {
      expect(big.redact(`<${text}>`)).toBe('<‹client_secret›>');
    }
    expect(big.redact(Buffer.from(long).toString('base64'))).toMatch(/^‹client_secret›[\w+/]?={0,2}$/);
  });

  it('is quick on a body of 1 MB with many secrets, encoded and not', () => {
    const secrets = Array.from({ length: 60 }, (_, index) =>
      secret(`eyJhbGciOi-${index}-${'x'.repeat(400)}`, `${index}`),
    );
    const redactor = createRedactor(secrets);
    const unit = JSON.stringify({ a: 'eyJhbGciOi-7-y', b: 'line\nline "quoted" 100%25' });
    const body = unit.repeat(Math.ceil(1_048_576 / unit.length)) + secrets[7]?.value;
    const before = performance.now();
    expect(redactor.redact(body).endsWith('‹client_secret›')).toBe(true);
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it('is not slowed down by text and secret that repeat', () => {
    const redactor = createRedactor([
      secret(`${'a'.repeat(50_000)}b${'a'.repeat(50_000)}`),
      secret('a'.repeat(3_000), 'z'),
    ]);
    const before = performance.now();
    expect(redactor.redact('a'.repeat(262_144))).not.toContain('aaaa');
    expect(redactor.redact('%25'.repeat(90_000)).length).toBe(270_000);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
