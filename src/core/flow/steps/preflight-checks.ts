import { SCOPES } from '../../catalogue/catalogue.js';
import { ConsoleError } from '../../errors.js';
import { isBrowserBlockedPort } from '../../oidc/browser-blocked-ports.js';
import { readOrigin } from '../../oidc/environment.js';
import { type RedirectUriParts, readWebRedirectUri, redirectUriDifference } from '../../oidc/redirect-uri.js';
import { type Check, judge, skip } from '../check.js';
import type { RunClient, RunRequest } from '../run.js';

const KNOWN_SCOPES: ReadonlySet<string> = new Set(SCOPES.map((definition) => definition.scope));

/** The client's own parts: id, secret, key. */
export function clientChecks(client: RunClient): readonly Check[] {
  const { bits } = client.privateKey;
  return [
    judge(
      client.clientId.trim() !== '' && client.clientSecret !== '',
      {
        id: 'client-complete',
        rule: 'client has an id and a secret',
        expected: 'both',
        actual:
          [client.clientId.trim() === '' ? 'no id' : '', client.clientSecret === '' ? 'no secret' : '']
            .filter(Boolean)
            .join(', ') || 'both',
        spec: 'RFC 6749 2.3.1',
      },
      { causes: ['The credentials file lacks a member.'], remedy: 'Import the file that the developer portal gives.' },
    ),
    judge(
      client.clientSecret.length === 32 && !/\s/.test(client.clientSecret),
      {
        id: 'client-secret',
        rule: 'client secret has 32 characters, no spaces',
        expected: '32 characters',
        actual: `${client.clientSecret.length} characters${/\s/.test(client.clientSecret) ? ', with spaces' : ''}`,
        spec: 'sgID registration',
      },
      {
        status: 'warned',
        causes: ['It was cut or padded when it was copied.', 'The provider is not sgID and makes other secrets.'],
        remedy: 'Compare it with the downloaded file.',
        sdkAccepts: true,
      },
    ),
    keyCheck(bits),
  ];
}

function keyCheck(bits: number): Check {
  const rule = {
    id: 'private-key',
    rule: 'private key is RSA of 2048 bits',
    expected: 'RSA 2048',
    actual: `RSA ${bits}`,
    spec: 'sgID registration',
  };
  return judge(bits === 2048, rule, {
    status: bits > 2048 ? 'warned' : 'failed',
    causes: [
      bits > 2048
        ? 'The key was not made by the developer portal, which makes RSA-2048.'
        : 'The key is too weak to be used.',
    ],
    remedy: 'Use the private key of the downloaded credentials.',
    sdkAccepts: bits > 2048,
  });
}

/** The scopes: with openid, in the catalogue, allowed, each once. */
export function scopeChecks(scopes: readonly string[], allowed: readonly string[] | undefined): readonly Check[] {
  const unknown = scopes.filter((scope) => !KNOWN_SCOPES.has(scope));
  const repeated = [...new Set(scopes.filter((scope, index) => scopes.indexOf(scope) !== index))];
  return [
    judge(
      scopes.includes('openid'),
      {
        id: 'scope-openid',
        rule: 'openid is among the scopes',
        expected: 'openid',
        actual: scopes.join(' ') || 'no scopes',
        spec: 'OIDC 3.1.2.1',
      },
      { causes: ['openid was left out.'], remedy: 'Add openid: without it the request is not OpenID Connect.' },
    ),
    judge(
      unknown.length === 0,
      {
        id: 'scopes-known',
        rule: 'every scope is in the data catalogue',
        expected: 'catalogue scopes',
        actual: unknown.length === 0 ? `${scopes.length} known` : `unknown: ${unknown.join(', ')}`,
        spec: 'sgID data catalogue',
      },
      {
        status: 'warned',
        causes: ['A scope is misspelt.', 'sgID added it after this version was made.'],
        remedy: 'Compare it with the catalogue under Scopes.',
        sdkAccepts: true,
      },
    ),
    allowedCheck(scopes, allowed),
    judge(
      repeated.length === 0,
      {
        id: 'scopes-once',
        rule: 'no scope is given twice',
        expected: 'each once',
        actual: repeated.length === 0 ? 'each once' : repeated.join(', '),
        spec: 'RFC 6749 3.3',
      },
      {
        status: 'warned',
        causes: ['The list was put together by hand.'],
        remedy: 'Leave the second one out.',
        sdkAccepts: true,
      },
    ),
  ];
}

function allowedCheck(scopes: readonly string[], allowed: readonly string[] | undefined): Check {
  const rule = {
    id: 'scopes-allowed',
    rule: 'every scope is granted to the client',
    expected: 'scopes of the credentials file',
    spec: 'sgID registration',
  };
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

/** The redirect URI and the environment; `parts` where the URI can be used at all. */
export function addressChecks(request: RunRequest): {
  readonly checks: readonly Check[];
  readonly parts?: RedirectUriParts;
} {
  const environment = readsWell(() => readOrigin(request.environment.origin), {
    id: 'environment',
    rule: 'provider is reached over https, or on this machine',
    expected: 'https, or http on a loopback address',
    actual: request.environment.origin,
    spec: 'RFC 9700 2.6',
  });
  const uri = readsWell(() => readWebRedirectUri(request.redirectUri), {
    id: 'redirect-uri',
    rule: 'redirect URI is absolute and exact',
    expected: 'http:// or https://, a host and a path; no fragment, no wildcard',
    actual: request.redirectUri,
    spec: 'RFC 6749 3.1.2',
  });
  const ofParts =
    uri.value === undefined
      ? []
      : [confidentialCheck(request.redirectUri, uri.value), browserPortCheck(uri.value.port)];
  const registered = registeredCheck(request, uri.value !== undefined);
  return { checks: [environment.check, uri.check, ...ofParts, registered], parts: uri.value };
}

function readsWell<T>(read: () => T, rule: Parameters<typeof judge>[1]): { readonly check: Check; readonly value?: T } {
  try {
    return { check: judge(true, rule, {}), value: read() };
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    return { check: judge(false, rule, { causes: [error.message], remedy: error.hint }) };
  }
}

/** A redirect URI that cannot be used at all gets no tick for being registered so: it would speak for it. */
function registeredCheck(request: RunRequest, usable: boolean): Check {
  const { redirectUris } = request.client;
  const rule = {
    id: 'redirect-uri-registered',
    rule: 'redirect URI is registered, to the letter',
    expected: redirectUris.join(', '),
    spec: 'RFC 9700 2.1',
  };
  if (redirectUris.length === 0)
    return skip({ ...rule, expected: 'one of the portal’s list', actual: 'the credentials name no redirect URIs' });
  const difference = redirectUriDifference(request.redirectUri, redirectUris);
  if (difference === undefined && !usable) {
    return skip({ ...rule, actual: 'registered so, but a redirect URI like this cannot be used' });
  }
  return judge(
    difference === undefined,
    { ...rule, actual: difference === undefined ? request.redirectUri : `${request.redirectUri}: ${difference}` },
    {
      status: 'warned',
      causes: [
        'localhost and 127.0.0.1, or a trailing slash: the comparison is of letters.',
        'It was not registered at the portal.',
      ],
      remedy: 'Register it in the developer portal, or choose one that is registered.',
      sdkAccepts: true,
    },
  );
}

function confidentialCheck(redirectUri: string, parts: RedirectUriParts): Check {
  return judge(
    parts.confidential,
    {
      id: 'redirect-uri-confidential',
      rule: 'code reaches the redirect URI unseen by the network',
      expected: 'https, or http on this machine',
      actual: redirectUri,
      spec: 'RFC 9700 2.6',
    },
    {
      status: 'warned',
      causes: ['The redirect URI is plain http on another machine.'],
      remedy: 'Use https, or a loopback address while developing.',
      sdkAccepts: true,
    },
  );
}

/** A run that follows redirects by itself still gets its answer, and a user can copy the address from the error page. */
function browserPortCheck(port: number): Check {
  return judge(
    !isBrowserBlockedPort(port),
    {
      id: 'redirect-uri-browser-port',
      rule: 'browsers go to the redirect URI’s port',
      expected: 'a port that browsers do not refuse',
      actual: `${port}`,
      spec: 'Fetch Standard 2.9',
    },
    {
      status: 'warned',
      causes: ['Browsers refuse this port, which belongs to another protocol: ERR_UNSAFE_PORT.'],
      remedy:
        'Register a redirect URI with another port, such as http://localhost:5001/api/redirect. For this run, paste the address of the browser’s error page.',
      sdkAccepts: true,
    },
  );
}
