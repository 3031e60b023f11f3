import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { diagnoseScopes } from '../../../../src/core/credentials/scope-doctor.js';

const hintFor = (scope: string) => diagnoseScopes(['openid', scope])[0]?.hint;

describe('diagnoseScopes', () => {
  it('finds nothing in the catalogue’s scopes, nor where none are listed', () => {
    expect(diagnoseScopes(SCOPES.map(({ scope }) => scope))).toEqual([]);
    expect(diagnoseScopes(undefined)).toEqual([]);
  });

  it.each([
    ['myinfo.nmae', 'myinfo.name'],
    ['myinfo.nam', 'myinfo.name'],
    ['MYINFO.NAME', 'myinfo.name'],
    ['myinfo.dateOfBirth', 'myinfo.date_of_birth'],
    ['myinfo.date-of-birth', 'myinfo.date_of_birth'],
    ['myinfo:date_of_birth', 'myinfo.date_of_birth'],
    ['myinfo_date_of_birth', 'myinfo.date_of_birth'],
    ['date_of_birth', 'myinfo.date_of_birth'],
    ['myinfo.passport_numbr', 'myinfo.passport_number'],
    ['OpenID', 'openid'],
    ['open_id', 'openid'],
    ['pocdex.public_officer_detail', 'pocdex.public_officer_details'],
  ])('C11 %s → proposes %s, to copy', (scope, name) => {
    expect(diagnoseScopes(['openid', scope])).toMatchObject([
      {
        id: 'scope-unknown',
        severity: 'warning',
        hint: expect.stringContaining(` ${name} for `),
        copy: { text: name },
      },
    ]);
  });

  it.each(['myinfo.shoe_size', 'profile', 'email address', 'x', '', 'x'.repeat(100_000)])(
    'C11 %.20s → proposes nothing',
    (scope) => {
      expect(hintFor(scope)).not.toMatch(/Perhaps/);
    },
  );

  it('C11 several that are unknown → one finding, with a proposal for each that is close', () => {
    expect(diagnoseScopes(['openid', 'myinfo.nmae', 'myinfo.shoe_size', 'myinfo.emial'])).toMatchObject([
      { id: 'scope-unknown', hint: 'Perhaps meant: myinfo.name for "myinfo.nmae", myinfo.email for "myinfo.emial".' },
    ]);
  });

  it('C11 a former name → says the present one', () => {
    expect(diagnoseScopes(['openid', 'pocdex.public_officer_employments'])).toMatchObject([
      { id: 'scope-renamed', severity: 'warning', copy: { what: 'scope', text: 'pocdex.public_officer_details' } },
    ]);
  });

  it('C11 thousands → one short finding, at once', () => {
    const started = performance.now();
    const [finding] = diagnoseScopes(['openid', ...Array.from({ length: 5_000 }, (_, index) => `myinfo.x${index}`)]);
    expect(finding?.message).toMatch(/and 4990 more/);
    expect(finding?.message.length).toBeLessThan(1_000);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
