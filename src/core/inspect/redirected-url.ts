import type { Check } from '../flow/check.js';
import { objectionTo } from '../oidc/authorization-errors.js';
import { MAX_CODE_LENGTH } from '../oidc/authorization-response.js';
import { excerpt } from '../oidc/json-body.js';
import { redirectUriDifference } from '../oidc/redirect-uri.js';
import { judge, skip } from './rule.js';
import type { ComparedClient, Section } from './section.js';
import { repeatedParametersCheck, urlMembers } from './url-members.js';

/**
 * Takes a redirected URL apart: the answer to an authorization request, or its error explained.
 *
 * @param client what it is compared with, where one was chosen; RFC 6749 4.1.2, RFC 9207 2.4
 */
export function inspectRedirectedUrl(url: URL, client: ComparedClient | undefined): readonly Section[] {
  const parameters = [...url.searchParams];
  const checks = [
    errorCheck(url),
    repeatedParametersCheck(parameters),
    codeCheck(url),
    stateCheck(url),
    issuerCheck(url, client),
    fragmentCheck(url),
    redirectUriCheck(url, client),
  ];
  return [
    { type: 'checks', title: 'Rules for an answer', checks },
    { type: 'members', title: 'Parameters', members: urlMembers(url) },
  ];
}

function errorCheck(url: URL): Check {
  const error = url.searchParams.get('error') ?? undefined;
  const description = url.searchParams.get('error_description');
  const words = [error, description]
    .filter((text): text is string => typeof text === 'string')
    .map((text) => excerpt(text));
  return judge(
    error === undefined,
    {
      id: 'no-error',
      rule: 'answer carries no error',
      expected: 'no error',
      actual: error === undefined ? 'no error' : words.join(': '),
      spec: 'RFC 6749 4.1.2.1',
    },
    objectionTo(error, url.searchParams.has('code')),
  );
}

function codeCheck(url: URL): Check {
  const rule = {
    id: 'code',
    rule: 'code is there',
    expected: `1 to ${MAX_CODE_LENGTH} characters`,
    spec: 'RFC 6749 4.1.2',
  };
  const code = url.searchParams.get('code');
  if (code === null && url.searchParams.has('error')) return skip({ ...rule, actual: 'absent, as there is an error' });
  const length = code?.length ?? 0;
  return judge(
    length > 0 && length <= MAX_CODE_LENGTH,
    { ...rule, actual: code === null ? 'absent' : `${length} characters` },
    { causes: ['The URL was cut when it was copied.'], remedy: 'Copy the whole URL from the address bar.' },
  );
}

function stateCheck(url: URL): Check {
  const state = url.searchParams.get('state');
  return judge(
    state !== null && state !== '',
    {
      id: 'state',
      rule: 'state is there',
      expected: 'the state of the request, which your app must compare',
      actual: state === null ? 'absent' : `${state.length} characters`,
      spec: 'RFC 6749 10.12',
    },
    {
      causes: ['The request was made without state, so anybody can send this answer to your app.'],
      remedy: 'Send a fresh state with every request, and compare it: the SDK does not.',
      sdkAccepts: true,
    },
  );
}

function issuerCheck(url: URL, client: ComparedClient | undefined): Check {
  const iss = url.searchParams.get('iss');
  const rule = { id: 'iss', rule: 'iss, where present, is the issuer', spec: 'RFC 9207 2.4' };
  if (iss === null) return skip({ ...rule, actual: 'absent' });
  if (client?.issuer === undefined)
    return skip({ ...rule, actual: iss, expected: 'choose a client to compare it with' });
  return judge(
    iss === client.issuer,
    { ...rule, expected: client.issuer, actual: iss },
    {
      causes: ['Another provider answers: a mix-up, or another environment.'],
      remedy: 'Refuse the answer, and do not send its code anywhere.',
    },
  );
}

function fragmentCheck(url: URL): Check {
  const fragment = new URLSearchParams(url.hash.slice(1));
  const tokens = ['access_token', 'id_token'].filter((name) => fragment.has(name) || url.searchParams.has(name));
  return judge(
    tokens.length === 0,
    {
      id: 'no-token-in-url',
      rule: 'no token is in the URL',
      expected: 'a code alone',
      actual: tokens.length === 0 ? 'none' : tokens.join(' and '),
      spec: 'RFC 9700 2.1.2',
    },
    {
      causes: ['The request asked for another response type than code.'],
      remedy: 'Ask for response_type=code. What was in a URL has been logged: treat it as known.',
    },
  );
}

function redirectUriCheck(url: URL, client: ComparedClient | undefined): Check {
  const bare = `${url.origin}${url.pathname}`;
  const rule = {
    id: 'redirect-uri',
    rule: 'address is a registered redirect URI',
    actual: bare,
    spec: 'RFC 6749 3.1.2',
  };
  if (client === undefined || client.redirectUris.length === 0) {
    return skip({
      ...rule,
      expected: client === undefined ? 'choose a client to compare it with' : 'not known of this client',
    });
  }
  // A registered URI may have a query of its own, which stands before the answer's.
  const registered = client.redirectUris.map((uri) => uri.split('?', 1)[0] ?? uri);
  const difference = redirectUriDifference(bare, registered);
  return judge(
    difference === undefined,
    { ...rule, expected: client.redirectUris.join(' ') },
    {
      status: 'warned',
      causes: [`Its ${difference ?? ''}.`, 'The answer is another client’s.'],
      remedy: 'Choose the client that asked, or look for what redirected the browser once more.',
    },
  );
}
