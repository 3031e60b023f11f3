import { ConsoleError } from '../errors.js';
import type { AuthorizationResponseParameters } from '../flow/run.js';
import { isLoopbackHost } from './origin.js';

/** No honest code is longer than this, in characters. */
export const MAX_CODE_LENGTH = 4096;

/**
 * Splits the query of a redirect into its parameters, repeated ones and all.
 *
 * @param query with or without its `?`; RFC 6749 appendix B
 */
export function readResponseParameters(query: string): AuthorizationResponseParameters {
  return [...new URLSearchParams(query)];
}

/** The one value of a parameter; undefined where it is absent or repeated. */
export function singleParameter(parameters: AuthorizationResponseParameters, name: string): string | undefined {
  const values = parameters.filter(([candidate]) => candidate === name);
  return values.length === 1 ? values[0]?.[1] : undefined;
}

/** Whether a redirect is the answer to a live request; if not, the wait goes on. */
export type ScreenedResponse =
  | { readonly accepted: true; readonly state: string; readonly status: 200 | 400 | 413 }
  | { readonly accepted: false; readonly status: 400; readonly reason: string };

/**
 * Decides whether a redirect ends the wait: only one that carries a live `state`, once, does.
 *
 * @param parameters the redirect's query
 * @param liveStates the states of requests that are waiting at this redirect URI
 * @param usedStates tells whether a state was answered before
 * @returns the HTTP status to answer with: an accepted response that is malformed still gets 400 or 413; RFC 6749 10.12
 */
export function screenAuthorizationResponse(
  parameters: AuthorizationResponseParameters,
  liveStates: Iterable<string>,
  usedStates: (state: string) => boolean = () => false,
): ScreenedResponse {
  const count = parameters.filter(([name]) => name === 'state').length;
  if (count === 0) return refused('A redirect without state came.');
  if (count > 1) return refused('A redirect with state given twice came.');
  const state = singleParameter(parameters, 'state') ?? '';
  if (![...liveStates].includes(state)) {
    return refused(
      usedStates(state)
        ? 'A redirect with a state that was answered before came.'
        : 'A redirect with another state came.',
    );
  }
  const codes = parameters.filter(([name]) => name === 'code');
  if (codes.some(([, code]) => code.length > MAX_CODE_LENGTH)) return { accepted: true, state, status: 413 };
  const malformed = codes.length > 1 || (codes.length === 0 && singleParameter(parameters, 'error') === undefined);
  return { accepted: true, state, status: malformed ? 400 : 200 };
}

/**
 * Reads a redirected URL that the user pasted.
 *
 * @param pasted the whole URL from the browser's address bar
 * @param redirectUri the redirect URI of the run
 * @throws ConsoleError `pasted-not-url`, `pasted-other-redirect-uri` naming the part that differs; RFC 6749 4.1.2
 */
export function readPastedRedirect(pasted: string, redirectUri: string): AuthorizationResponseParameters {
  const text = pasted.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) {
    throw new ConsoleError(
      'authorization-response',
      'pasted-not-url',
      'Expected the whole redirected URL, from its scheme on.',
      {
        hint: 'Copy it from the address bar of the page that the provider sent the browser to.',
      },
    );
  }
  const expected = new URL(redirectUri);
  const differing = differingPart(url, expected);
  if (differing !== undefined) {
    throw new ConsoleError(
      'authorization-response',
      'pasted-other-redirect-uri',
      `Expected a URL that starts with ${redirectUri}; its ${differing}.`,
      {
        hint: isLoopbackHost(url.hostname)
          ? 'It may be the redirect of another client or of another run.'
          : 'Paste the URL that the browser ended at, not that of the provider’s page.',
      },
    );
  }
  const registeredQuery = new Set(expected.searchParams.keys());
  return readResponseParameters(url.search).filter(([name]) => !registeredQuery.has(name));
}

function differingPart(actual: URL, expected: URL): string | undefined {
  if (actual.protocol !== expected.protocol) return `scheme is ${actual.protocol.slice(0, -1)}`;
  if (actual.hostname !== expected.hostname) return `host is ${actual.hostname}`;
  if (actual.port !== expected.port) return `port is ${actual.port === '' ? 'not given' : actual.port}`;
  return actual.pathname === expected.pathname ? undefined : `path is ${actual.pathname}`;
}

function refused(reason: string): ScreenedResponse {
  return { accepted: false, status: 400, reason };
}
