import { ConsoleError } from '../../errors.js';
import { isBrowserBlockedPort } from '../../oidc/browser-blocked-ports.js';
import { readOrigin } from '../../oidc/origin.js';
import { type RedirectUriParts, readWebRedirectUri, redirectUriDifference } from '../../oidc/redirect-uri.js';
import { type Check, judge, skip } from '../check.js';
import { ruleOf } from '../check-catalogue/rule-of.js';
import type { RunRequest } from '../run.js';

/** The redirect URI and the environment; `parts` where the URI can be used at all. */
export function addressChecks(request: RunRequest): {
  readonly checks: readonly Check[];
  readonly parts?: RedirectUriParts;
} {
  const environment = readsWell(
    () => readOrigin(request.environment.origin),
    ruleOf('preflight', 'environment', {
      expected: 'https, or http on a loopback address',
      actual: request.environment.origin,
    }),
  );
  const uri = readsWell(
    () => readWebRedirectUri(request.redirectUri),
    ruleOf('preflight', 'redirect-uri', {
      expected: 'http:// or https://, a host and a path; no fragment, no wildcard',
      actual: request.redirectUri,
    }),
  );
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
    return { check: judge(false, rule, { causes: [error.message], remedy: error.hint, sdkAccepts: true }) };
  }
}

/** A redirect URI that cannot be used at all gets no tick for being registered so: it would speak for it. */
function registeredCheck(request: RunRequest, usable: boolean): Check {
  const { redirectUris } = request.client;
  const rule = ruleOf('preflight', 'redirect-uri-registered', { expected: redirectUris.join(', ') });
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
    ruleOf('preflight', 'redirect-uri-confidential', {
      expected: 'https, or http on this machine',
      actual: redirectUri,
    }),
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
    ruleOf('preflight', 'redirect-uri-browser-port', {
      expected: 'a port that browsers do not refuse',
      actual: `${port}`,
    }),
    {
      status: 'warned',
      causes: ['Browsers refuse this port, which belongs to another protocol: ERR_UNSAFE_PORT.'],
      remedy:
        'Register a redirect URI with another port, such as http://localhost:5001/api/redirect. For this run, paste the address of the browser’s error page.',
      sdkAccepts: true,
    },
  );
}
