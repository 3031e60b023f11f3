import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../../src/core/catalogue/catalogue.js';
import { readUnknownValue, readValue } from '../../../../../src/core/catalogue/parse.js';
import type { ReadValue } from '../../../../../src/core/catalogue/types.js';
import { anyString as anyUtf16 } from '../../../../support/any-string.js';

const anyScope = fc.constantFrom(...SCOPES);
const example = fc.constantFrom(...SCOPES.map(({ example: text }) => text));
const anyString = fc.oneof(
  anyUtf16(200),
  fc.string({ unit: 'grapheme' }),
  fc.json({ maxDepth: 6 }),
  fc.json().map((json) => `[${json}]`),
  example,
  fc
    .tuple(example, fc.nat(300), fc.string({ maxLength: 3 }))
    .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at)),
);

function words({ readAs, findings }: ReadValue): string {
  return [readAs, ...findings.flatMap(({ message, hint = '' }) => [message, hint])].join('\n');
}

/** Records as they come and as they should not: both spellings, keys of no meaning, other types, records in records. */
const anyCell = fc.oneof(fc.stringMatching(/^[\w @.-]{0,12}$/), fc.constant('NA'), fc.integer(), fc.constant(null));
const anyKey = fc.oneof(
  fc.constantFrom('work_email', 'workEmail', 'agency_name', 'birth_cert_no', 'birthCertNo', '__proto__', 'constructor'),
  fc.stringMatching(/^[\w .-]{1,8}$/),
);
const anyFlatRecord = fc.uniqueArray(fc.tuple(anyKey, anyCell), { maxLength: 8, selector: ([key]) => key });
const anyRecord = fc
  .tuple(anyFlatRecord, fc.array(anyFlatRecord, { maxLength: 3 }))
  .map(
    ([flat, inner]) => `{${[...flat.map(member), `"vaccination_requirements":[${inner.map(object).join()}]`].join()}}`,
  );

function member([key, value]: readonly [string, unknown]): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

function object(members: readonly (readonly [string, unknown])[]): string {
  return `{${members.map(member).join()}}`;
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === null ? [] : [String(value)];
}

/** Every text that a table of records draws. */
function drawn({ parsed }: ReadValue): readonly string[] {
  if (parsed.kind !== 'records') return [parsed.raw];
  return parsed.rows.flatMap((row) =>
    parsed.columns.flatMap(({ name }) => {
      const cell = row[name];
      return typeof cell === 'object' ? cell.flatMap((inner) => Object.values(inner)) : (cell ?? []);
    }),
  );
}

describe('readValue, for any string on any scope', () => {
  it('never throws and keeps the string unchanged', () => {
    fc.assert(
      fc.property(anyScope, anyString, (definition, raw) => {
        expect(readValue(definition, raw).parsed.raw).toBe(raw);
        expect(readUnknownValue(raw).parsed.raw).toBe(raw);
      }),
      { numRuns: 1_000 },
    );
  });

  it('hides no member of a record, whatever its key', () => {
    const scopes = SCOPES.filter(({ type }) => type === 'records');
    fc.assert(
      fc.property(fc.constantFrom(...scopes), fc.array(anyRecord, { maxLength: 3 }), (definition, all) => {
        const raw = `[${all.join()}]`;
        const shown = drawn(readValue(definition, raw));
        for (const value of leavesOf(JSON.parse(raw))) {
          expect([raw, value, shown.some((one) => one.includes(value))]).toEqual([raw, value, true]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same in words whatever the letters and digits are, so it quotes none of them', () => {
    const marker = fc.stringMatching(/^[ZQX]{6}[0-9]{4}[ZQX]{4}$/);
    fc.assert(
      fc.property(
        anyScope,
        marker,
        fc.constantFrom('', ' ', '\u202E', '@x', '"', '[{"', ']'),
        (definition, secret, odd) => {
          for (const raw of [
            secret,
            secret + odd,
            odd + secret,
            JSON.stringify([{ [secret]: secret + odd, nric: secret }]),
          ]) {
            expect(words(readValue(definition, raw))).not.toContain(secret);
          }
        },
      ),
    );
  });
});
