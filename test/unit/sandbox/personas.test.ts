import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { dayBefore, hasReached } from '../../../src/sandbox/personas/dates.js';
import { withDerived } from '../../../src/sandbox/personas/derived.js';
import { wireValue } from '../../../src/sandbox/personas/persona.js';
import { PERSONAS, personasWith } from '../../../src/sandbox/personas/personas.js';
import { readPersonaRecords } from '../../../src/sandbox/personas/read-persona-records.js';
import { ago, ahead, withDates } from '../../../src/sandbox/personas/relative-dates.js';

const days = ['2024-02-29T12:00:00Z', '2025-12-31T15:59:59Z', '2025-12-31T16:00:00Z', '2031-07-04T00:00:00Z'].map(
  (day) => Date.parse(day),
);

function checksumHolds(id: string): boolean {
  const weighted = [2, 7, 6, 5, 4, 3, 2].reduce((sum, weight, at) => sum + weight * Number(id[at + 1]), 0);
  const offset = { T: 4, G: 4, M: 3 }[id[0] ?? ''] ?? 0;
  const letters = { S: 'JZIHGFEDCBA', T: 'JZIHGFEDCBA', F: 'XWUTRQPNMLK', G: 'XWUTRQPNMLK', M: 'XWUTRQPNJLK' };
  return letters[id[0] as keyof typeof letters]?.[(weighted + offset) % 11] === id[8];
}

function recordsOf(json: string | undefined): Record<string, unknown>[] {
  return JSON.parse(json ?? '[]') as Record<string, unknown>[];
}

describe('the personas', () => {
  it('are many, and have ids of their own', () => {
    expect(PERSONAS.length).toBeGreaterThanOrEqual(12);
    expect(new Set(PERSONAS.map(({ id }) => id)).size).toBe(PERSONAS.length);
    for (const { id } of PERSONAS) expect(id).toMatch(/^[a-z-]+$/);
  });

  it.each(SCOPES.filter(({ scope }) => scope !== 'openid').map(({ scope }) => scope))(
    'fill %s between them',
    (scope) => {
      const filled = PERSONAS.map(({ values }) => wireValue(values(days[0] ?? 0), scope));
      expect(filled.filter((value) => value !== 'NA' && value !== '[]')).not.toEqual([]);
    },
  );

  describe.each(PERSONAS.map((persona) => [persona.id, persona] as const))('%s', (_id, persona) => {
    it.each(days)('holds only scopes of the catalogue, as strings, at %d', (now) => {
      for (const [scope, value] of Object.entries(persona.values(now))) {
        expect(findScope(scope), scope).toBeDefined();
        expect(value).toBeTypeOf('string');
        expect(value).not.toBe('');
      }
    });

    it('has an NRIC or FIN, and children’s numbers, whose checksums hold', () => {
      const values = persona.values(days[0] ?? 0);
      const numbers = [
        values['myinfo.nric_number'],
        ...recordsOf(values['myinfo.children_birth_records']).map((child) => child.birth_cert_no),
        ...recordsOf(values['myinfo.sponsored_children_records']).map((child) => child.nric),
      ];
      for (const number of numbers) {
        if (number !== undefined) expect(checksumHolds(String(number)), String(number)).toBe(true);
      }
    });

    it('has records with exactly the attributes of the catalogue', () => {
      const values = persona.values(days[0] ?? 0);
      for (const { scope, type, attributes } of SCOPES) {
        if (type !== 'records') continue;
        const names = (attributes ?? []).map(({ name }) => name).sort();
        for (const record of recordsOf(values[scope])) expect(Object.keys(record).sort()).toEqual(names);
      }
    });

    it('agrees with itself where sgID computes one scope from another', () => {
      for (const now of days) {
        const values = persona.values(now);
        const nric = values['myinfo.nric_number'];
        expect(values['myinfo.nric_last_four_characters']).toBe(nric && `*****${nric.slice(5)}`);
        const mobile = values['myinfo.mobile_number'];
        expect(values['myinfo.mobile_number_with_country_code']).toBe(mobile && `+65 ${mobile}`);
        const posts = values['pocdex.public_officer_details'];
        expect(values['pocdex.number_of_employments']).toBe(posts && String(recordsOf(posts).length));
      }
    });
  });

  it('stay as old as they are, whatever the day', () => {
    for (const now of days) {
      const at = (id: string) => PERSONAS.find((persona) => persona.id === id)?.values(now) ?? {};
      expect(at('student')).toMatchObject({ 'myinfo.is_age_above_18': 'false', 'myinfo.is_age_above_21': 'false' });
      expect(at('foreigner')).toMatchObject({ 'myinfo.is_age_above_18': 'true', 'myinfo.is_age_above_21': 'true' });
      expect(at('elder')).toMatchObject({
        'myinfo.date_of_birth': expect.stringMatching(/^\d{4}$/),
        'myinfo.is_age_above_21': 'true',
      });
      expect(at('visit-pass-holder')['myinfo.date_of_birth']).toMatch(/^\d{4}-\d{2}$/);
      expect(Date.parse(at('foreigner')['myinfo.workpass_expiry_date'] ?? '')).toBeGreaterThan(now);
    }
  });

  it('are what they say', () => {
    const now = days[0] ?? 0;
    const at = (id: string) => PERSONAS.find((persona) => persona.id === id)?.values(now) ?? {};
    expect(at('nothing-on-record')).toEqual({});
    expect([...(at('long-name')['myinfo.name'] ?? '')]).toHaveLength(100);
    expect(at('public-officer')['pocdex.public_officer_details']).toContain('"work_email":"  Ahmad');
    expect(at('public-officer')['pocdex.number_of_employments']).toBe('2');
    expect(at('citizen-parent')['myinfo.registered_address']).toContain('\n#11-208\n');
    expect(at('elder')['myinfo.registered_address']).toContain('\\n#02-115\\n');
    expect(recordsOf(at('citizen-parent')['myinfo.children_birth_records'])).toHaveLength(2);
    expect(at('foreigner')['myinfo.nric_number']).toMatch(/^[FGM]/);
  });
});

describe('dates', () => {
  it('count days as Singapore does', () => {
    expect(dayBefore(Date.parse('2025-12-31T15:59:59Z'), {})).toBe('2025-12-31');
    expect(dayBefore(Date.parse('2025-12-31T16:00:00Z'), {})).toBe('2026-01-01');
    expect(dayBefore(Date.parse('2024-02-29T00:00:00Z'), { years: 1 })).toBe('2023-02-28');
  });

  it('tell an age on the birthday itself, and not where the date is too coarse', () => {
    const now = Date.parse('2025-06-15T04:00:00Z');
    expect(hasReached(18, '2007-06-15', now)).toBe(true);
    expect(hasReached(18, '2007-06-16', now)).toBe(false);
    expect(hasReached(18, '2007-05', now)).toBe(true);
    expect(hasReached(18, '2007-06', now)).toBeUndefined();
    expect(hasReached(18, '2007', now)).toBeUndefined();
    expect(hasReached(18, '2008', now)).toBe(false);
    for (const unreadable of ['NA', '', '1 May 1965']) expect(hasReached(18, unreadable, now)).toBeUndefined();
  });

  it('tell an age on a leap day, and that of somebody born on one', () => {
    expect(hasReached(18, '2010-03-01', Date.parse('2028-02-29T04:00:00Z'))).toBe(false);
    expect(hasReached(18, '2010-02-28', Date.parse('2028-02-29T04:00:00Z'))).toBe(true);
    expect(hasReached(18, '2008-02-29', Date.parse('2026-02-28T04:00:00Z'))).toBe(false);
    expect(hasReached(18, '2008-02-29', Date.parse('2026-03-01T04:00:00Z'))).toBe(true);
  });
});

describe('what sgID computes from others', () => {
  const now = Date.parse('2025-06-15T04:00:00Z');
  const sources = [
    'myinfo.nric_number',
    'myinfo.mobile_number',
    'myinfo.date_of_birth',
    'pocdex.public_officer_details',
  ] as const;

  it('is NA where the others are', () => {
    const derived = withDerived(Object.fromEntries(sources.map((scope) => [scope, 'NA'])), now);
    expect(Object.keys(derived).length).toBeGreaterThan(sources.length);
    expect(new Set(Object.values(derived))).toEqual(new Set(['NA']));
  });

  it('stays as it is where it is there already', () => {
    expect(withDerived({ 'myinfo.nric_number': 'NA', 'myinfo.nric_last_four_characters': 'x' }, now)).toEqual({
      'myinfo.nric_number': 'NA',
      'myinfo.nric_last_four_characters': 'x',
    });
  });
});

describe('the value of a scope', () => {
  it('is NA for what is not held, also where an object has such a member', () => {
    expect(wireValue({}, 'myinfo.name')).toBe('NA');
    expect(wireValue({}, 'constructor')).toBe('NA');
  });
});

describe('relative dates', () => {
  const now = Date.parse('2026-03-01T04:00:00Z');

  it.each([
    [ago({ years: 41, days: 120 }), '{{today-41y-120d}}', '1984-11-01'],
    [ago({ years: 18, days: -40 }), '{{today-18y+40d}}', '2008-04-10'],
    [ago({ years: 84 }, 'YYYY'), '{{today-84y|YYYY}}', '1942'],
    [ago({ years: 38, days: 95 }, 'YYYY-MM'), '{{today-38y-95d|YYYY-MM}}', '1987-11'],
    [ahead({ days: 75 }), '{{today+75d}}', '2026-05-15'],
    [ago({}), '{{today}}', '2026-03-01'],
  ])('%s is written as %s and read as %s', (written, text, date) => {
    expect(written).toBe(text);
    expect(withDates(`[{"d":"${text}"}]`, now)).toBe(`[{"d":"${date}"}]`);
  });
});

describe('personas as JSON', () => {
  const read = (value: unknown) => readPersonaRecords(JSON.stringify(value));
  const persona = { id: 'mine', name: 'Mine', note: '', values: { 'myinfo.name': 'MINE' } };

  it('are exported and read back unchanged, all of them, one by one or with a BOM', () => {
    const records = PERSONAS.map(({ record }) => record);
    expect(read({ personas: records })).toEqual(records);
    expect(read(records)).toEqual(records);
    expect(readPersonaRecords(`\uFEFF${JSON.stringify(records[0])}`)).toEqual([records[0]]);
    const again = personasWith(read(records)).map(({ values }) => values(0));
    expect(again).toEqual(PERSONAS.map(({ values }) => values(0)));
  });

  it('take the place of a built-in one with the same id, and stand before the others', () => {
    const people = personasWith([{ ...persona, id: 'elder' }, persona]);
    expect(people.map(({ id }) => id).slice(0, 2)).toEqual(['elder', 'mine']);
    expect(people).toHaveLength(PERSONAS.length + 1);
  });

  it('may contradict themselves where they say so', () => {
    const values = { 'myinfo.date_of_birth': '{{today-5y}}', 'myinfo.is_age_above_21': 'true' };
    expect(personasWith([{ ...persona, values }])[0]?.values(Date.now())).toMatchObject({
      'myinfo.is_age_above_21': 'true',
      'myinfo.is_age_above_18': 'false',
    });
  });

  it.each([
    ['text', 'not JSON'],
    [{}, 'Expected a persona'],
    [[1], 'Persona 1 is no JSON object'],
    [[persona, persona], 'Two personas have the id mine'],
    [{ ...persona, id: 'Not An Id' }, 'the member id must be'],
    [{ ...persona, name: ' ' }, 'the member name must be'],
    [{ ...persona, name: 'n'.repeat(201) }, 'the member name must be'],
    [{ ...persona, nric: 'x' }, 'has a member "nric" that no persona has'],
    [{ ...persona, values: ['x'] }, 'the member values must be an object'],
    [{ ...persona, values: { 'myinfo.nam': 'x' } }, '"myinfo.nam" is no scope'],
    [{ ...persona, values: { openid: 'x' } }, '"openid" is no scope'],
    [{ ...persona, values: { 'myinfo.name': 1 } }, 'the value of myinfo.name must be a string'],
    [{ ...persona, values: { 'myinfo.name': '{{today-1x}}' } }, 'a relative date is not of a form'],
  ])('are refused with what is wrong: %j', (value, words) => {
    const json = value === 'text' ? 'nothing' : JSON.stringify(value);
    const message = value === 'text' ? 'do not parse' : words;
    expect(() => readPersonaRecords(json)).toThrow(
      expect.objectContaining({ code: 'personas-unusable', message: expect.stringContaining(message) }),
    );
  });

  it('keep __proto__ what it is: no scope', () => {
    expect(() => readPersonaRecords('{"id":"x","name":"X","values":{"__proto__":{"a":"b"}}}')).toThrow('is no scope');
  });
});
