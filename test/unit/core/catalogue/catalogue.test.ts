import { describe, expect, it } from 'vitest';
import { findScope, SCOPE_GROUPS, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { checkNric } from '../../../../src/core/catalogue/nric.js';
import { readValue } from '../../../../src/core/catalogue/parse.js';

/** The scopes of the published data catalogue, written down by hand. */
const DOCUMENTED = [
  'myinfo.name',
  'myinfo.nric_number',
  'myinfo.date_of_birth',
  'myinfo.passport_number',
  'myinfo.passport_expiry_date',
  'myinfo.mobile_number',
  'myinfo.email',
  'myinfo.registered_address',
  'myinfo.sex',
  'myinfo.race',
  'myinfo.nationality',
  'myinfo.residentialstatus',
  'myinfo.housingtype',
  'myinfo.hdbtype',
  'myinfo.birth_country',
  'myinfo.vehicles',
  'myinfo.name_of_employer',
  'myinfo.workpass_status',
  'myinfo.workpass_expiry_date',
  'myinfo.marital_status',
  'myinfo.mobile_number_with_country_code',
  'myinfo.dialect',
  'myinfo.occupation',
  'myinfo.country_of_marriage',
  'myinfo.marriage_certificate_number',
  'myinfo.marriage_date',
  'myinfo.divorce_date',
  'myinfo.children_birth_records',
  'myinfo.sponsored_children_records',
  'myinfo.nric_last_four_characters',
  'myinfo.is_age_above_18',
  'myinfo.is_age_above_21',
  'pocdex.public_officer_details',
  'pocdex.number_of_employments',
];

const DOCUMENTED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  'myinfo.vehicles': ['vehicle_number'],
  'myinfo.children_birth_records': [
    'birth_cert_no',
    'name',
    'date_of_birth',
    'sex',
    'race',
    'life_status',
    'secondary_race',
    'vaccination_requirements',
    'is_sg_citizen_at_birth',
  ],
  'myinfo.sponsored_children_records': [
    'nric',
    'name',
    'date_of_birth',
    'sex',
    'race',
    'life_status',
    'nationality',
    'residential_status',
    'secondary_race',
  ],
  'pocdex.public_officer_details': [
    'work_email',
    'agency_name',
    'department_name',
    'employment_type',
    'employment_title',
  ],
};

describe('the data catalogue', () => {
  it('has openid and the 34 documented scopes, each once', () => {
    const scopes = SCOPES.map(({ scope }) => scope);
    expect(DOCUMENTED).toHaveLength(34);
    expect([...scopes].sort()).toEqual(['openid', ...DOCUMENTED].sort());
    expect(scopes[0]).toBe('openid');
  });

  it('finds every scope by its wire name, and nothing else', () => {
    for (const definition of SCOPES) expect(findScope(definition.scope)).toBe(definition);
    for (const other of ['', 'myinfo', '__proto__', 'constructor', 'MYINFO.NAME', 'myinfo.public_officer_details']) {
      expect(findScope(other)).toBeUndefined();
    }
  });

  it('has the documented attributes of every list of records, and of nothing else', () => {
    for (const { scope, type, attributes } of SCOPES) {
      expect(
        attributes?.map(({ name }) => name),
        scope,
      ).toEqual(DOCUMENTED_ATTRIBUTES[scope]);
      expect(type === 'records', scope).toBe(scope in DOCUMENTED_ATTRIBUTES);
    }
  });

  it('shows groups in order, each scope in one of them', () => {
    expect(SCOPE_GROUPS.map(({ order }) => order)).toEqual(SCOPE_GROUPS.map((_, index) => index));
    const groups = new Set(SCOPE_GROUPS.map(({ id }) => id));
    for (const { group, scope } of SCOPES) expect(groups.has(group), scope).toBe(true);
    for (const id of groups)
      expect(
        SCOPES.some(({ group }) => group === id),
        id,
      ).toBe(true);
  });

  it.each(SCOPES.map((definition) => [definition.scope, definition] as const))(
    'has an example of %s that reads without a warning',
    (_, definition) => {
      const read = readValue(definition, definition.example);
      // `NA` inside records is worth a note, and is documented.
      expect(read.findings.filter(({ id }) => id !== 'na-in-record')).toEqual([]);
      expect(['text', 'date', 'boolean', 'number', 'lines', 'records']).toContain(read.parsed.kind);
      expect(read.parsed.raw).toBe(definition.example);
    },
  );

  it('has examples whose checksums hold and whose addresses are reserved for examples', () => {
    const examples = SCOPES.map(({ example }) => example).join('\n');
    const numbers = examples.match(/\b[STFGM]\d{7}[A-Z]\b/g) ?? [];
    expect(numbers.length).toBeGreaterThanOrEqual(3);
    for (const number of numbers) expect(checkNric(number).valid, number).toBe(true);
    const domains = examples.match(/@[\w.-]+/g) ?? [];
    expect(domains.length).toBeGreaterThanOrEqual(2);
    for (const domain of domains) expect(domain).toMatch(/\.example$/);
  });

  it('derives only from scopes that exist, and agrees with them in its examples', () => {
    const derived = SCOPES.flatMap(({ derivedFrom }) => (derivedFrom === undefined ? [] : [derivedFrom]));
    expect(derived).toHaveLength(3);
    for (const scope of derived) expect(findScope(scope)).toBeDefined();
  });
});
