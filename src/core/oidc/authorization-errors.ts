import type { Objection } from '../flow/check.js';

interface Meaning {
  readonly cause: string;
  readonly remedy: string;
}

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  [
    'access_denied',
    {
      cause: 'The user refused, or let the page expire.',
      remedy: 'Run again and approve. Your app must handle this answer.',
    },
  ],
  [
    'invalid_scope',
    {
      cause: 'A scope is misspelt, or not granted to this client.',
      remedy: 'Compare the scopes with those of the client in the developer portal.',
    },
  ],
  [
    'invalid_request',
    {
      cause: 'A parameter of the authorization request is missing, malformed or given twice.',
      remedy: 'Look at the parameters under Authorization request.',
    },
  ],
  [
    'unauthorized_client',
    {
      cause: 'The client may not use the authorization code flow, or is disabled.',
      remedy: 'Check in the developer portal that the client is active and its id is this one.',
    },
  ],
  [
    'unsupported_response_type',
    {
      cause: 'The request asked for another response type than code.',
      remedy: 'Send response_type=code; sgID takes no other.',
    },
  ],
  [
    'server_error',
    { cause: 'The provider failed.', remedy: 'Run again. If it stays, report the time and the client id to sgID.' },
  ],
  [
    'temporarily_unavailable',
    {
      cause: 'The provider is overloaded or under maintenance.',
      remedy: 'Wait a few minutes and run again. Your app should say so to its user.',
    },
  ],
]);

const UNKNOWN: Meaning = {
  cause: 'The provider refused with an error that the standard does not list.',
  remedy: 'Read its own words above and look at the authorization request, then run again.',
};

/**
 * Why an authorization response carries an error, and what to do.
 *
 * @param error the error code that came
 * @param withCode whether a code came beside it; RFC 6749 4.1.2.1
 */
export function objectionTo(error: string | undefined, withCode: boolean): Objection {
  const { cause, remedy } = MEANINGS.get(error ?? '') ?? UNKNOWN;
  if (!withCode) return { causes: [cause], remedy };
  return { causes: [cause], remedy: `${remedy} Error and code came together: the error counts, the code is not used.` };
}
