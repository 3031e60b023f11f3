import { ConsoleError } from '../errors.js';
import type { Check } from '../flow/check.js';
import { isLoopbackHost } from '../oidc/origin.js';
import { documentedProvider } from '../oidc/provider-metadata.js';
import { readRedirectUri, redirectUriDifference } from '../oidc/redirect-uri.js';
import { challengeChecks, randomCheck } from './authorization-url-random.js';
import { scopeChecks } from './authorization-url-scopes.js';
import { judge, skip } from './rule.js';
import type { ComparedClient, Section } from './section.js';
import { repeatedParametersCheck, urlMembers } from './url-members.js';

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
    ...challengeChecks(value('code_challenge'), value('code_challenge_method')),
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
