import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../../src/core/catalogue/catalogue.js';
import { crossCheckValues } from '../../../../../src/core/catalogue/cross-checks.js';
import { isAbsent } from '../../../../../src/core/catalogue/parse/absent.js';
import { readUnknownValue, readValue } from '../../../../../src/core/catalogue/parse.js';
import { EXPORT_FORMATS } from '../../../../../src/core/export/formats.js';
import { buildSamplePayload } from '../../../../../src/core/export/sample-payload.js';
import { writeExport } from '../../../../../src/core/export/write-export.js';
import { anyPerson } from '../../../../support/any-person.js';
import { leakedIn, leakedInAnyForm, type NamedSecret } from '../../../../support/leaks.js';
import { exportSample, SAMPLE_TIME, sampleSource } from '../../../../support/sample-source.js';

/** Formats that hold what the payload holds and no more; the encrypted ones hold it where nobody reads it. */
const PLAIN = EXPORT_FORMATS.filter(({ id }) => !id.startsWith('fixtures') && id !== 'json-encrypted');
/** What occurs in exports by right: words of the catalogue, of streets and of patronymics. */
const COMMON = /^(?:SINGAPORE|STREET|Engineer|NA|TRUE|MALE|FEMALE|maybe|true|false)$/i;
/** The examples of the catalogue, which a schema has: part of one can be a value of somebody's by chance. */
const EXAMPLES = SCOPES.map(({ example }) => example).join('\n');
/** One person's date can be another's by chance. */
const DATE = /^\d{4}(?:-\d{2}){0,2}$/;
const MIN_LENGTH = 5;

/** Every value of an identifying scope, its lines and the members of its records: what an export must not hold. */
function identifying(values: Readonly<Record<string, string>>): readonly NamedSecret[] {
  return Object.entries(values).flatMap(([scope, value]) => {
    const definition = findScope(scope);
    if (definition !== undefined && definition.sensitivity !== 'identifying') return [];
    if (isAbsent(value)) return [];
    const telling = partsOf(value)
      .map((part) => part.trim())
      .filter(isTelling);
    // A list of nothing but NA and the names of attributes tells nothing of anybody.
    const whole = isJson(value) && telling.length === 0 ? [] : [value.trim()].filter(isTelling);
    return [...whole, ...telling].map((part) => ({ name: `${scope}: ${part}`, value: part }));
  });
}

const isTelling = (part: string): boolean =>
  part.length >= MIN_LENGTH &&
  /[\p{L}\p{N}]/u.test(part) &&
  !COMMON.test(part) &&
  !DATE.test(part) &&
  !EXAMPLES.includes(part);

function partsOf(value: string): readonly string[] {
  const strings = (one: unknown): readonly string[] => {
    if (typeof one === 'string') return [one];
    return typeof one === 'object' && one !== null ? Object.values(one).flatMap(strings) : [];
  };
  try {
    const parsed: unknown = JSON.parse(value);
    return strings(typeof parsed === 'string' ? JSON.parse(parsed) : parsed);
  } catch {
    return value.split(/[\r\n@ ,]+|\\n/);
  }
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return /^\s*["[{]/.test(value);
  } catch {
    return false;
  }
}

/** How a value reads, apart from what it says. */
function outline(scope: string, value: string) {
  const definition = findScope(scope);
  const { parsed, readAs, findings } =
    definition === undefined ? readUnknownValue(value) : readValue(definition, value);
  return [parsed.kind, readAs, findings.map(({ message }) => message)];
}

const valuesOf = (data: Readonly<Record<string, string>>) => new Map(Object.entries(data));
const crossed = (data: Readonly<Record<string, string>>) =>
  crossCheckValues(valuesOf(data), SAMPLE_TIME).map(({ scope, finding }) => [scope, finding.id]);

describe('masked and synthetic exports', () => {
  it('L03 hold no real value of an identifying scope, in any encoding and in any format', async () => {
    await fc.assert(
      fc.asyncProperty(anyPerson, fc.constantFrom('masked' as const, 'synthetic' as const), async (values, privacy) => {
        const sample = exportSample(sampleSource(values, { privacy }));
        const texts = await Promise.all(PLAIN.map(async ({ id }) => JSON.stringify(await writeExport(id, [sample]))));
        const text = texts.join('\n').replaceAll('\\\\', '\\');
        expect(leakedIn(text, identifying(values))).toEqual([]);
        expect(leakedInAnyForm(text, identifying(values))).toEqual([]);
        expect(leakedIn(JSON.stringify(sample.payload), identifying(values))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('keep every shape and quirk when synthetic, alone and beside the others', () => {
    fc.assert(
      fc.property(anyPerson, fc.string({ maxLength: 5 }), (values, seed) => {
        const { data } = buildSamplePayload(sampleSource(values, { privacy: 'synthetic', seed }));
        expect(Object.keys(data)).toEqual(Object.keys(values));
        for (const [scope, value] of Object.entries(values)) {
          expect([scope, ...outline(scope, data[scope] ?? '')]).toEqual([scope, ...outline(scope, value)]);
        }
        expect(crossed(data)).toEqual(crossed(values));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['the day after the age was reached', { birth: '2008-02-02', flag: 'false' }],
    ['the day before', { birth: '2008-02-04', flag: 'true' }],
    ['a month in which it may be reached', { birth: '2008-02', flag: 'false' }],
    ['a month in which it may be reached later', { birth: '2008-03-00', flag: 'true' }],
    ['a year in which it may be reached', { birth: '2008', flag: 'true' }],
  ])('contradict no age that the real ones do not: %s', (_when, { birth, flag }) => {
    const values = { 'myinfo.date_of_birth': birth, 'myinfo.is_age_above_18': flag };
    for (let seed = 0; seed < 40; seed += 1) {
      const { data } = buildSamplePayload(sampleSource(values, { privacy: 'synthetic', seed: `${seed}` }));
      expect(crossed(data)).toEqual(crossed(values));
    }
  });

  it('keep the length of every value but of words and records when synthetic', () => {
    fc.assert(
      fc.property(anyPerson, (values) => {
        const { data } = buildSamplePayload(sampleSource(values, { privacy: 'synthetic' }));
        for (const [scope, value] of Object.entries(values)) {
          if (/^\s*["[]/.test(value)) continue;
          expect([scope, value, data[scope]?.length]).toEqual([scope, value, value.length]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for the same seed, and others for another', () => {
    const values = { 'myinfo.name': 'TAN MEI LING', 'myinfo.nric_number': 'S9812381D' };
    const made = (seed: string) => buildSamplePayload(sampleSource(values, { privacy: 'synthetic', seed })).data;
    expect(made('a')).toEqual(made('a'));
    expect(made('a')).not.toEqual(made('b'));
  });

  it('depend on the shape of a value and not on what it says', () => {
    const made = (name: string) =>
      buildSamplePayload(sampleSource({ 'myinfo.name': name }, { privacy: 'synthetic' })).data['myinfo.name'];
    expect(made('TAN MEI LING')).toBe(made('LIM HUI SHAN'));
  });
});
