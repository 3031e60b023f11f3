import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { dayBefore, hasReached } from '../../../src/sandbox/personas/dates.js';
import { wireValue } from '../../../src/sandbox/personas/persona.js';
import { PERSONAS } from '../../../src/sandbox/personas/personas.js';

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
  it('have ids of their own', () => {
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
    expect(dayBefore(Date.parse('2024-02-29T00:00:00Z'), { years: 1 })).toBe('2023-03-01');
  });

  it('tell an age on the birthday itself, and not where the date is too coarse', () => {
    const now = Date.parse('2025-06-15T04:00:00Z');
    expect(hasReached(18, '2007-06-15', now)).toBe(true);
    expect(hasReached(18, '2007-06-16', now)).toBe(false);
    expect(hasReached(18, '2007-05', now)).toBe(true);
    expect(hasReached(18, '2007-06', now)).toBeUndefined();
    expect(hasReached(18, '2007', now)).toBeUndefined();
    expect(hasReached(18, '2008', now)).toBe(false);
  });
});

describe('the value of a scope', () => {
  it('is NA for what is not held, also where an object has such a member', () => {
    expect(wireValue({}, 'myinfo.name')).toBe('NA');
    expect(wireValue({}, 'constructor')).toBe('NA');
  });
});
