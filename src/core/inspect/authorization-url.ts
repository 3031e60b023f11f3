import { diagnoseScopes } from '../credentials/scope-doctor.js';
import { ConsoleError } from '../errors.js';
import type { Check } from '../flow/check.js';
import { isLoopbackHost } from '../oidc/origin.js';
import { isPublishedPkceValue } from '../oidc/pkce.js';
import { documentedProvider } from '../oidc/provider-metadata.js';
import { readRedirectUri, redirectUriDifference } from '../oidc/redirect-uri.js';
import { judge, skip } from './rule.js';
import type { ComparedClient, Section } from './section.js';
import { repeatedParametersCheck, urlMembers } from './url-members.js';

/** Fewer random characters than this can be guessed: 22 of base64url hold 128 bits, as RFC 6749 10.10 demands. */
const MIN_RANDOM = 22;

/**
 * Takes the URL of an authorization request apart and holds it to the rules for one.
 *
 * @param client what it is compared with, where one was chosen; RFC 6749 4.1.1, RFC 7636 4.3, OpenID Connect Core 3.1.2.1
 */
export function inspectAuthorizationUrl(url: URL, client: ComparedClient | undefined): readonly Section[] {
  const value = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
  const checks = [
    endpointCheck(url),
    repeatedParametersCheck([...url.searchParams]),
    noSecretCheck(url),
    responseTypeCheck(value('response_type')),
    clientIdCheck(value('client_id'), client),
    redirectUriCheck(value('redirect_uri'), client),
    ...scopeChecks(value('scope'), client),
    randomCheck('state', value('state')),
    randomCheck('nonce', value('nonce')),
    challengeCheck(value('code_challenge')),
    publishedCheck(value('code_challenge')),
    methodCheck(value('code_challenge_method')),
  ];
  return [
    { type: 'checks', title: 'Rules for an authorization request', checks },
    { type: 'members', title: 'Parameters', members: urlMembers(url) },
  ];
}

function endpointCheck(url: URL): Check {
  const endpoint = `${url.origin}${url.pathname}`;
  const expected = documentedProvider(url.origin).authorizationEndpoint;
  const safe = url.protocol === 'https:' || isLoopbackHost(url.hostname);
  return judge(
    safe && endpoint === expected,
    {
      id: 'authorization-endpoint',
      rule: 'address is that of sgID’s authorization endpoint',
      expected,
      actual: endpoint,
      spec: 'RFC 6749 3.1',
    },
    safe
      ? {
          status: 'warned',
          causes: ['The path is misspelt, has a doubled slash, or belongs to version 1 of the API.'],
          remedy: 'Use the documented path, /v2/oauth/authorize.',
        }
      : {
          causes: ['Plain http outside of this machine.'],
          remedy: 'Use https: the code would cross the network in clear.',
        },
  );
}

function noSecretCheck(url: URL): Check {
  const leaked = ['client_secret', 'code_verifier'].filter((name) => url.searchParams.has(name));
  return judge(
    leaked.length === 0,
    {
      id: 'no-secret-in-url',
      rule: 'no secret is in the URL',
      expected: 'neither client_secret nor code_verifier',
      actual: leaked.length === 0 ? 'neither' : `it has ${leaked.join(' and ')}`,
      spec: 'RFC 6749 2.3.1',
    },
    {
      causes: ['The parameters of the token request were put into the authorization request.'],
      remedy: 'Send them to the token endpoint, from the server. What was in a URL is no secret any more: renew it.',
    },
  );
}

function responseTypeCheck(value: string | undefined): Check {
  return judge(
    value === 'code',
    {
      id: 'response-type',
      rule: 'response_type is code',
      expected: 'code',
      actual: value ?? 'absent',
      spec: 'RFC 6749 4.1.1',
    },
    { causes: ['Another flow, which sgID does not have.'], remedy: 'Send response_type=code.' },
  );
}

function clientIdCheck(value: string | undefined, client: ComparedClient | undefined): Check {
  const rule = {
    id: 'client-id',
    rule: client === undefined ? 'client_id is there' : 'client_id is the client’s',
    expected: client?.clientId ?? 'a client id',
    actual: value ?? 'absent',
    spec: 'RFC 6749 4.1.1',
  };
  return judge(client === undefined ? value !== undefined && value !== '' : value === client.clientId, rule, {
    causes: ['The request is another client’s, or the id was cut or taken from another environment.'],
    remedy: 'Copy the client id from the developer portal, or choose the client that made this request.',
  });
}

function redirectUriCheck(value: string | undefined, client: ComparedClient | undefined): Check {
  const rule = { id: 'redirect-uri', rule: 'redirect_uri is one that is registered', spec: 'RFC 6749 3.1.2' };
  const objection = {
    causes: ['The registered URI differs in a slash, in its port, or by localhost against 127.0.0.1.'],
    remedy: 'It must equal a registered one to the letter. Register this one, or send that one.',
  };
  if (value === undefined) return judge(false, { ...rule, expected: 'a redirect URI', actual: 'absent' }, objection);
  try {
    readRedirectUri(value);
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    return judge(false, { ...rule, expected: 'an absolute URI', actual: `${value}: ${error.message}` }, objection);
  }
  if (client === undefined || client.redirectUris.length === 0) {
    const why = client === undefined ? 'choose a client to compare it with' : 'not known of this client';
    return skip({ ...rule, expected: why, actual: value });
  }
  const difference = redirectUriDifference(value, client.redirectUris);
  const actual = difference === undefined ? value : `${value}: ${difference}`;
  return judge(difference === undefined, { ...rule, expected: client.redirectUris.join(' '), actual }, objection);
}

function scopeChecks(value: string | undefined, client: ComparedClient | undefined): readonly Check[] {
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

function randomCheck(name: 'state' | 'nonce', value: string | undefined): Check {
  const absent = value === undefined || value === '';
  const spec = name === 'state' ? 'RFC 6749 10.12' : 'OIDC Core 3.1.2.1';
  const purpose = name === 'state' ? 'a forged answer' : 'a replayed ID token';
  return judge(
    !absent && value.length >= MIN_RANDOM,
    {
      id: name,
      rule: `${name} is there and cannot be guessed`,
      expected: `${MIN_RANDOM} random characters or more`,
      actual: absent ? 'absent' : `${value.length} characters`,
      spec,
    },
    {
      status: absent && name === 'state' ? 'failed' : 'warned',
      causes: [absent ? `The request was made without ${name}.` : 'It is short, or a counter.'],
      remedy: `Make a fresh ${name} from 32 random bytes for every login: without it ${purpose} is not noticed.`,
      sdkAccepts: true,
    },
  );
}

function challengeCheck(value: string | undefined): Check {
  return judge(
    value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value),
    {
      id: 'code-challenge',
      rule: 'code_challenge is a SHA-256 in base64url',
      expected: '43 characters',
      actual: value === undefined ? 'absent' : `${value.length} characters`,
      spec: 'RFC 7636 4.2',
    },
    {
      causes: ['PKCE was left out, or the challenge is hex, padded, or the verifier itself.'],
      remedy: 'Send BASE64URL(SHA256(code_verifier)) without padding. sgID requires it.',
    },
  );
}

function publishedCheck(value: string | undefined): Check {
  const rule = {
    id: 'code-challenge-published',
    rule: 'code_challenge is not one that the documentation prints',
    expected: 'a challenge of its own for every login',
    spec: 'RFC 7636 7.1',
  };
  if (value === undefined) return skip({ ...rule, actual: 'absent' });
  const published = isPublishedPkceValue(value);
  return judge(
    !published,
    { ...rule, actual: published ? 'printed in sgID’s documentation' : 'of its own' },
    {
      causes: ['The example of the documentation was copied.'],
      remedy: 'Make a verifier from 32 random bytes for every login: anybody knows the verifier of this one.',
    },
  );
}

function methodCheck(value: string | undefined): Check {
  return judge(
    value === 'S256',
    {
      id: 'code-challenge-method',
      rule: 'code_challenge_method is S256',
      expected: 'S256',
      actual: value ?? 'absent, which means plain',
      spec: 'RFC 7636 4.3',
    },
    {
      causes: ['It was left out, as in the example URL of sgID’s integration guide.'],
      remedy: 'Send code_challenge_method=S256. Without it a server takes the challenge for the verifier itself.',
    },
  );
}
