import { diagnoseScopes } from '../credentials/scope-doctor.js';
import type { Check } from '../flow/check.js';
import { judge, skip } from './rule.js';
import type { ComparedClient } from './section.js';

/** The scopes of an authorization request: openid among them, each of the catalogue, each allowed. RFC 6749 3.3. */
export function scopeChecks(value: string | undefined, client: ComparedClient | undefined): readonly Check[] {
  const scopes = (value ?? '').split(' ').filter((scope) => scope !== '');
  const findings = diagnoseScopes(scopes).filter(({ id }) => id !== 'scope-openid-missing');
  const [finding] = findings;
  const mayAsk = client?.allowedScopes === undefined ? scopes : ['openid', ...client.allowedScopes];
  const refused = scopes.filter((one) => !mayAsk.includes(one));
  const allowed = {
    id: 'scopes-allowed',
    rule: 'client may ask for every scope',
    expected: client?.allowedScopes?.join(' ') ?? 'choose a client that says what it may ask for',
    spec: 'RFC 6749 3.3',
  };
  return [
    judge(
      scopes.includes('openid'),
      {
        id: 'scope-openid',
        rule: 'scope holds openid',
        expected: 'openid',
        actual: value === undefined ? 'absent' : scopes.join(' '),
        spec: 'OIDC Core 3.1.2.1',
      },
      { causes: ['It was left out.'], remedy: 'Without openid no ID token comes, and nobody has logged in.' },
    ),
    judge(
      finding === undefined,
      {
        id: 'scopes-known',
        rule: 'every scope is in the data catalogue',
        expected: 'names of the catalogue, with a space between',
        actual:
          findings.length === 0 ? `${scopes.length} of ${scopes.length}` : findings.map((one) => one.message).join(' '),
        spec: 'RFC 6749 3.3',
      },
      { status: 'warned', causes: ['A slip in the spelling, or a name of before.'], remedy: finding?.hint },
    ),
    client?.allowedScopes === undefined
      ? skip({ ...allowed, actual: 'not compared' })
      : judge(
          refused.length === 0,
          { ...allowed, actual: refused.length === 0 ? 'all of them' : `not ${refused.join(', ')}` },
          {
            causes: ['The scope was not granted at the portal, or the credentials were downloaded before it was.'],
            remedy: 'Have the scope granted in the developer portal, or leave it out.',
          },
        ),
  ];
}
