import { type Check, judge } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
import { type HttpResponse, headerValue } from '../trace/http.js';
import { excerpt } from './json-body.js';

/**
 * Judges the status of a userinfo response; sgID documents 401 as plain text.
 *
 * @param response as it came; OpenID Connect Core 5.3.3, RFC 6750 3
 */
export function userInfoStatusCheck(response: HttpResponse): Check {
  const { status } = response;
  const challenge = headerValue(response.headers, 'www-authenticate');
  const known = byChallenge(challenge) ?? byStatus(status);
  // What nothing is known about is shown whole, as text.
  const length = known === undefined ? MAX_SHOWN : undefined;
  const words =
    status === 200
      ? []
      : [challenge, response.body].filter((part) => part !== undefined).map((part) => excerpt(part, length));
  return judge(
    status === 200,
    ruleOf('userinfo', 'http-status', {
      expected: '200',
      actual: [`${status}${response.statusText === '' ? '' : ` ${response.statusText}`}`, ...words].join(': '),
      spec: status === 200 ? 'OIDC Core 5.3.2' : 'RFC 6750 3.1',
    }),
    known ?? UNKNOWN,
  );
}

interface Explanation {
  readonly causes: readonly string[];
  readonly remedy: string;
}

/** Of an answer that nothing is known about, in characters. */
const MAX_SHOWN = 4000;

const UNKNOWN: Explanation = {
  causes: ['The provider refused the request; its own words are above.'],
  remedy: 'Look at the whole body under Response.',
};

const EXPIRED: Explanation = {
  causes: [
    'The access token has expired or was revoked; a code used twice revokes it.',
    'The token belongs to another environment.',
  ],
  remedy: 'Start again from PKCE and ask userinfo at once.',
};

const NOT_SENT: Explanation = {
  causes: [
    'The Authorization header did not arrive: a proxy or a redirect took it away.',
    'It is not of the form Bearer, a space, and the token.',
  ],
  remedy: 'Look at the request: the token belongs in the Authorization header, and nowhere else.',
};

const SCOPE: Explanation = {
  causes: ['The token does not hold a scope that userinfo needs.'],
  remedy: 'Ask for openid and the scopes of the data.',
};

/** The error that a bearer challenge names; RFC 6750 3.1. */
function byChallenge(challenge: string | undefined): Explanation | undefined {
  const error = /\berror="?([a-z_]{1,40})/i.exec(challenge ?? '')?.[1]?.toLowerCase();
  if (error === 'invalid_token') return EXPIRED;
  if (error === 'insufficient_scope') return SCOPE;
  return error === 'invalid_request' ? NOT_SENT : undefined;
}

function byStatus(status: number): Explanation | undefined {
  if (status >= 300 && status < 400) {
    return {
      causes: ['The address is not the userinfo endpoint, or a gateway sends clients elsewhere.'],
      remedy: 'The redirect was not followed: it would have carried the access token to another address.',
    };
  }
  if (status > 500) {
    return {
      causes: ['A gateway in front of the provider could not reach it: an outage or maintenance.'],
      remedy: 'Run this step again in a few minutes, while the access token is still good.',
    };
  }
  return BY_STATUS[status];
}

const BY_STATUS: Readonly<Record<number, Explanation>> = {
  400: NOT_SENT,
  401: { causes: [...EXPIRED.causes, ...NOT_SENT.causes], remedy: EXPIRED.remedy },
  403: {
    causes: [...SCOPE.causes, 'A firewall in front of the provider refuses this machine or its network.'],
    remedy: SCOPE.remedy,
  },
  404: {
    causes: ['The address is not a userinfo endpoint: a wrong host, or a doubled slash in its path.'],
    remedy: 'Compare the address with the documented endpoint in the discovery step.',
  },
  405: {
    causes: ['The address takes no GET: it is another endpoint.'],
    remedy: 'Compare the address with the documented endpoint in the discovery step.',
  },
  429: { causes: ['Too many requests from this client or address.'], remedy: 'Wait, then run this step again.' },
  500: {
    causes: ['The provider failed; sgID documents 500 as plain text for its own errors.'],
    remedy: 'Run this step again in a moment; the access token is still good.',
  },
};
