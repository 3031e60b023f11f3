import { SCOPES } from '../../catalogue/catalogue.js';
import { quoted } from '../../quoted.js';
import { type Check, judge, skip } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';

const KNOWN_SCOPES: ReadonlySet<string> = new Set(SCOPES.map((definition) => definition.scope));

/** The scopes: with openid, in the catalogue, allowed, each once. */
export function scopeChecks(scopes: readonly string[], allowed: readonly string[] | undefined): readonly Check[] {
  const unknown = scopes.filter((scope) => !KNOWN_SCOPES.has(scope));
  const repeated = [...new Set(scopes.filter((scope, index) => scopes.indexOf(scope) !== index))];
  return [
    judge(
      scopes.includes('openid'),
      ruleOf('preflight', 'scope-openid', {
        expected: 'openid',
        actual: scopes.includes('openid') ? 'openid' : scopes.join(' ') || 'no scopes',
      }),
      {
        causes: ['openid was left out.'],
        remedy: 'Add openid: without it the request is not OpenID Connect.',
        sdkAccepts: true,
      },
    ),
    judge(
      unknown.length === 0,
      ruleOf('preflight', 'scopes-known', {
        expected: 'catalogue scopes',
        actual: unknown.length === 0 ? `${scopes.length} known` : `unknown: ${unknown.join(', ')}`,
      }),
      {
        status: 'warned',
        causes: ['A scope is misspelt.', 'sgID added it after this version was made.'],
        remedy: 'Compare it with the catalogue under Scopes.',
        sdkAccepts: true,
      },
    ),
    charactersCheck(scopes),
    allowedCheck(scopes, allowed),
    judge(
      repeated.length === 0,
      ruleOf('preflight', 'scopes-once', {
        expected: 'each once',
        actual: repeated.length === 0 ? 'each once' : repeated.join(', '),
      }),
      {
        status: 'warned',
        causes: ['The list was put together by hand.'],
        remedy: 'Leave the second one out.',
        sdkAccepts: true,
      },
    ),
  ];
}

/** RFC 6749 3.3, `scope-token`: no space, no quote, no backslash. */
function charactersCheck(scopes: readonly string[]): Check {
  const odd = scopes.filter((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope));
  const actual = odd.length === 0 ? 'no other characters' : odd.map((scope) => quoted(scope, 40)).join(', ');
  const rule = ruleOf('preflight', 'scope-characters', { expected: 'no space, quote or backslash', actual });
  return judge(odd.length === 0, rule, {
    causes: ['Scopes were joined by commas or pasted with quotes.', 'A scope is empty.'],
    remedy: 'Give each scope by itself; the console joins them by spaces.',
    sdkAccepts: true,
  });
}

function allowedCheck(scopes: readonly string[], allowed: readonly string[] | undefined): Check {
  const rule = ruleOf('preflight', 'scopes-allowed', { expected: 'scopes of the credentials file' });
  if (allowed === undefined) return skip({ ...rule, actual: 'the credentials name no scopes' });
  // openid is every client's; some files leave it out of their list.
  const outside = scopes.filter((scope) => scope !== 'openid' && !allowed.includes(scope));
  return judge(
    outside.length === 0,
    {
      ...rule,
      actual: outside.length === 0 ? `${scopes.length} of ${scopes.length}` : `outside: ${outside.join(', ')}`,
    },
    {
      status: 'warned',
      causes: [
        'The portal has not granted these scopes to this client.',
        'They were granted after the file was downloaded.',
      ],
      remedy: 'Look at the client’s scopes in the developer portal, or leave these out.',
      sdkAccepts: true,
    },
  );
}
