import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Cores, toUrlAlphabet } from '../../../../src/core/export/base64.js';
import { createRedactor } from '../../../../src/core/export/redact.js';
import { anyString } from '../../../support/any-string.js';

const value = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 4, maxLength: 40 }),
  fc.string({ minLength: 4, maxLength: 12 }),
  fc.base64String({ minLength: 4, maxLength: 64 }),
  fc.stringMatching(/^[ab"\\%+ ]{4,12}$/),
);
const secrets = fc
  .uniqueArray(value, { minLength: 1, maxLength: 6 })
  .map((values) => values.map((text, index) => ({ ref: `r${index}`, label: `secret ${index}`, value: text })));

const percent = (text: string) => encodeURIComponent(text);
const lowerHex = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const jsonEscaped = (text: string) => JSON.stringify(text).slice(1, -1);
const formEncoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  percent,
  (text) => lowerHex(percent(text)),
  formEncoded,
  (text) => lowerHex(formEncoded(text)),
  jsonEscaped,
  (text) => percent(jsonEscaped(text)),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => percent(Buffer.from(text).toString('base64')),
  (text) => Buffer.from(`k${text}!`).toString('base64'),
  (text) => Buffer.from(`ke${text}!`).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => Buffer.from(text).toString('hex').toUpperCase(),
];
/** Ends with no character that would join with an escape that follows. */
const filler = fc.stringMatching(/^[a-z{}:,& \n]{0,12}$/);
const text = (values: readonly string[]) =>
  fc
    .array(fc.tuple(filler, fc.constantFrom(...values), fc.constantFrom(...FORMS)), { maxLength: 8 })
    .chain((pieces) =>
      filler.map((end) => pieces.map(([before, put, form]) => `${before};${form(put)};`).join('') + end),
    );
const scene = secrets.chain((made) => fc.tuple(fc.constant(made), text(made.map(({ value: raw }) => raw))));

/** What must not be seen of a secret, besides its reversible forms: its core in base64 at each alignment. */
function survivors(raw: string): readonly string[] {
  const cores = base64Cores(Buffer.from(raw)).filter((core) => core.length >= 4);
  const hex = Buffer.from(raw).toString('hex');
  const whole = [raw, percent(raw), lowerHex(percent(raw)), formEncoded(raw), jsonEscaped(raw), hex, hex.toUpperCase()];
  return [...whole, ...cores, ...cores.map(toUrlAlphabet)];
}

describe('redaction of any text with any secrets', () => {
  it('leaves no form of any secret', () => {
    fc.assert(
      fc.property(scene, ([made, body]) => {
        const left = createRedactor(made).redact(body);
        for (const { value: raw } of made) for (const form of survivors(raw)) expect(left).not.toContain(form);
      }),
      { numRuns: 400 },
    );
  });

  it('takes something out wherever a form was put in', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...FORMS), filler, (raw, form, around) => {
        const { mask } = createRedactor([{ ref: 'r', label: 'l', value: raw }]);
        const parts = mask(`${around};${form(raw)};${around}`);
        expect(parts.some((part) => typeof part !== 'string')).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('marks stretches which, joined with what they stand for, are the text', () => {
    fc.assert(
      fc.property(scene, ([made, body]) => {
        const parts = createRedactor(made).mask(body);
        let at = 0;
        for (const part of parts) {
          const { length } = part;
          if (typeof part === 'string') expect(body.slice(at, at + length)).toBe(part);
          else expect(made.some(({ ref }) => ref === part.ref)).toBe(true);
          expect(length).toBeGreaterThan(0);
          at += length;
        }
        expect(at).toBe(body.length);
      }),
    );
  });

  it('is done once: a redacted text has nothing left to take out', () => {
    fc.assert(
      fc.property(scene, ([made, body]) => {
        const { redact } = createRedactor(made);
        expect(redact(redact(body))).toBe(redact(body));
      }),
    );
  });

  it('never throws on any string', () => {
    fc.assert(
      fc.property(
        anyString().filter((text) => text.length >= 4),
        anyString(),
        (raw, body) => {
          expect(createRedactor([{ ref: 'r', label: 'l', value: raw }]).redact(body + raw)).not.toContain(raw);
        },
      ),
    );
  });
});
