import { describe, expect, it } from 'vitest';
import { explainAbsence } from '../../../../src/core/catalogue/absence.js';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';

const explain = (scope: string, absence?: Parameters<typeof explainAbsence>[1]) =>
  explainAbsence(findScope(scope), absence);

describe('explainAbsence', () => {
  it('has causes for every scope and every kind of absence, each once', () => {
    for (const definition of SCOPES) {
      for (const absence of [undefined, 'missing', 'not-available', 'empty', 'empty-list'] as const) {
        const causes = explainAbsence(definition, absence);
        expect(causes.length).toBeGreaterThan(0);
        expect(new Set(causes).size).toBe(causes.length);
      }
    }
  });

  it('names first who holds the value where it is NA, and the portal where it did not come at all', () => {
    expect(explain('myinfo.hdbtype', 'not-available')[0]).toContain('HDB flat');
    expect(explain('myinfo.hdbtype', 'missing')[0]).toContain('developer portal');
    expect(explain('pocdex.public_officer_details')[0]).toMatch(/HRPS, Cumulus or ACE/);
    expect(explain('myinfo.children_birth_records')[0]).toMatch(/citizens and permanent residents/i);
  });

  it('names no cause that the run rules out', () => {
    const definition = findScope('myinfo.divorce_date');
    const [all, known] = [{}, { requested: true, allowed: true }].map((facts) =>
      explainAbsence(definition, 'not-available', facts).join(' '),
    );
    for (const cause of ['developer portal', 'did not ask for the scope']) {
      expect([all?.includes(cause), known?.includes(cause)]).toEqual([true, false]);
    }
    expect(known).toContain('did not consent');
  });

  it('names the field that a derived one is computed from', () => {
    expect(explain('myinfo.is_age_above_18').join()).toContain('myinfo.date_of_birth');
  });

  it('says that an empty list is an answer', () => {
    expect(explain('myinfo.vehicles', 'empty-list').join()).toContain('An empty list is an answer');
  });

  it('suspects a mock only where an empty string is not documented', () => {
    expect(explain('myinfo.vehicles', 'empty').join()).toContain('mock');
    expect(explain('myinfo.race', 'empty').join()).not.toContain('mock');
  });

  it('suspects the spelling of a scope it does not know', () => {
    expect(explainAbsence(undefined)[0]).toContain('spelling');
    expect(explain('openid')).toHaveLength(1);
  });
});
