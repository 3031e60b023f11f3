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
  const words =
    status === 200 ? [] : [challenge, response.body].filter((part) => part !== undefined).map((part) => excerpt(part));
  return judge(
    status === 200,
    ruleOf('userinfo', 'http-status', {
      expected: '200',
      actual: [`${status}${response.statusText === '' ? '' : ` ${response.statusText}`}`, ...words].join(': '),
      spec: status === 200 ? 'OIDC Core 5.3.2' : 'RFC 6750 3.1',
    }),
    explain(status),
  );
}

function explain(status: number): { readonly causes: readonly string[]; readonly remedy: string } {
  if (status === 401) {
    return {
      causes: [
        'The access token has expired or was revoked; a code used twice revokes it.',
        'The token belongs to another environment.',
      ],
      remedy: 'Start again from PKCE and ask userinfo at once.',
    };
  }
  if (status === 403) {
    return {
      causes: ['The token does not hold a scope that userinfo needs.'],
      remedy: 'Ask for openid and the scopes of the data.',
    };
  }
  if (status >= 300 && status < 400) {
    return {
      causes: ['The address is not the userinfo endpoint, or a gateway sends clients elsewhere.'],
      remedy: 'The redirect was not followed: it would have carried the access token to another address.',
    };
  }
  if (status >= 500) {
    return {
      causes: ['The provider or a gateway failed.'],
      remedy: 'Run this step again in a moment; the access token is still good.',
    };
  }
  return {
    causes: ['The provider refused the request; its own words are above.'],
    remedy: 'Look at the whole body under Response.',
  };
}
