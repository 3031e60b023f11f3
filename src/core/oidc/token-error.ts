import { type Check, judge } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { readJson } from '../json/read-json.js';
import { isJsonObject, textMember } from '../json.js';
import type { HttpResponse } from '../trace/http.js';
import { excerpt } from './json-body.js';

/** Of an answer that nothing is known about, in characters. */
const MAX_SHOWN = 4000;

interface Explanation {
  readonly causes: readonly string[];
  readonly remedy: string;
}

const BY_ERROR = {
  invalid_grant: {
    causes: [
      'The code has expired or was used before.',
      'redirect_uri is not, to the letter, the one of the authorization request.',
      'The code verifier does not belong to the code challenge.',
      'The code was issued to another client.',
    ],
    remedy: 'Start again from PKCE: a code serves once. Compare redirect_uri in both requests.',
  },
  invalid_client: {
    causes: [
      'The client id or the client secret is wrong, or belongs to another environment.',
      'The secret was renewed at the portal after this file was downloaded.',
      'The provider does not take this way of client authentication: try client_secret_post.',
    ],
    remedy: 'Download the credentials again and import them, for the environment that this run used.',
  },
  invalid_request: {
    causes: [
      'A parameter is missing: sgID names client_id, client_secret, redirect_uri and code.',
      'The body’s encoding is not understood: try form.',
    ],
    remedy: 'Compare the request with the token step’s parameters.',
  },
  unsupported_grant_type: {
    causes: ['grant_type is not authorization_code, or did not arrive because of the body’s encoding.'],
    remedy: 'Send grant_type=authorization_code as a form.',
  },
  invalid_scope: {
    causes: ['A scope of the authorization request is no longer granted to the client.'],
    remedy: 'Compare the scopes with the client’s in the developer portal, and start again from PKCE.',
  },
  server_error: {
    causes: ['The provider failed.'],
    remedy: 'Start again from PKCE in a moment. If it stays, report the time and the client id to sgID.',
  },
  temporarily_unavailable: {
    causes: ['The provider is overloaded or under maintenance.'],
    remedy: 'Wait a few minutes, then start again from PKCE: the code may be spent.',
  },
  unauthorized_client: {
    causes: ['The client may not use the authorization code flow, or is disabled at the portal.'],
    remedy: 'Look at the client’s state in the developer portal.',
  },
} satisfies Readonly<Record<string, Explanation>>;

/**
 * sgID documents its 400s and 401s in words, not as OAuth’s codes: what a description is about is read from its words,
 * most telling first.
 */
const BY_WORDS: readonly (readonly [says: RegExp, means: keyof typeof BY_ERROR])[] = [
  [/grant[ _-]?type/i, 'unsupported_grant_type'],
  [/missing|required|must (be|have)/i, 'invalid_request'],
  [/client credentials|client[ _-]?secret|invalid client|client authentication/i, 'invalid_client'],
  [
    /expired|redirect[ _-]?ur[il]|invalid (auth(orization|orisation)? )?(code|grant)|code[ _-]?verifier|pkce/i,
    'invalid_grant',
  ],
];

const BY_STATUS: Readonly<Record<number, Explanation>> = {
  401: BY_ERROR.invalid_client,
  403: {
    causes: [
      'A firewall in front of the provider refuses this machine or its network.',
      'The client is disabled at the portal.',
    ],
    remedy: 'Look at the whole body under Response: a firewall says who it is.',
  },
  404: {
    causes: ['The address is not a token endpoint: a wrong host, or a doubled slash in its path.'],
    remedy: 'Compare the address with the documented endpoint in the discovery step.',
  },
  405: {
    causes: ['The address takes no POST: it is another endpoint, or a redirect made a GET of the request.'],
    remedy: 'Compare the address with the documented endpoint in the discovery step.',
  },
  413: {
    causes: ['A gateway takes the request for too large.'],
    remedy: 'Look at the request: it is some hundred bytes. A header of a proxy may be what is large.',
  },
  415: { causes: ['The provider does not take this content type.'], remedy: 'Switch the token request to form.' },
  429: { causes: ['Too many requests from this client or address.'], remedy: 'Wait, then start again from PKCE.' },
};

/**
 * Judges the status of a token response, with what its error means where it is one.
 *
 * @param response as it came; RFC 6749 5.1 and 5.2
 */
export function tokenStatusCheck(response: HttpResponse): Check {
  const { status } = response;
  const { error, description } = readError(response);
  const known = byError(error) ?? byWords(status, description) ?? BY_STATUS[status];
  const explanation = known ?? byClass(status);
  // What nothing is known about is shown whole, as text.
  const length = known === undefined ? MAX_SHOWN : undefined;
  const shown = known === undefined && error !== undefined ? [response.body] : [error, description];
  const words = shown.filter((part) => part !== undefined).map((part) => excerpt(part, length));
  return judge(
    status === 200,
    ruleOf('token', 'http-status', {
      expected: '200',
      actual: [`${status}${response.statusText === '' ? '' : ` ${response.statusText}`}`, ...words].join(': '),
      spec: status === 200 ? 'RFC 6749 5.1' : 'RFC 6749 5.2',
    }),
    explanation,
  );
}

function byError(error: string | undefined): Explanation | undefined {
  const known: Readonly<Record<string, Explanation>> = BY_ERROR;
  return error !== undefined && Object.hasOwn(known, error) ? known[error] : undefined;
}

/** Only for what the provider itself refuses; the page of a gateway has words of its own. */
function byWords(status: number, description: string | undefined): Explanation | undefined {
  if (description === undefined || (status !== 400 && status !== 401)) return undefined;
  const found = BY_WORDS.find(([says]) => says.test(description.slice(0, 4000)));
  return found === undefined ? undefined : BY_ERROR[found[1]];
}

function readError(response: HttpResponse): {
  readonly error?: string | undefined;
  readonly description?: string | undefined;
} {
  if (response.status === 200) return {};
  const reading = readJson(response.body);
  if (reading.ok && isJsonObject(reading.value)) {
    const error = textMember(reading.value, 'error');
    // sgID's own wording is not documented; whatever text there is, is shown.
    return {
      error,
      description: textMember(reading.value, 'error_description') ?? textMember(reading.value, 'message'),
    };
  }
  return { description: response.body };
}

function byClass(status: number): Explanation {
  if (status >= 300 && status < 400) {
    return {
      causes: ['The address is not the token endpoint, or a gateway sends clients elsewhere.'],
      remedy: 'The redirect was not followed: it would have carried the client secret to another address.',
    };
  }
  if (status > 500) {
    return {
      causes: ['A gateway in front of the provider could not reach it: an outage or maintenance.'],
      remedy: 'Start again from PKCE in a few minutes; whether the code was spent is not known.',
    };
  }
  if (status === 500) {
    return {
      causes: ['The provider failed; sgID documents 500 for its own errors.', 'A gateway in front of it failed.'],
      remedy: 'Start again from PKCE in a moment; the code may be spent.',
    };
  }
  return {
    causes: ['The provider refused the request; its own words are above.'],
    remedy: 'Look at the whole body under Response.',
  };
}
