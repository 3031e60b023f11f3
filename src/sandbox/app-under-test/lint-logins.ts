import { lintAuthorization, type SeenBefore } from './lint-authorization.js';
import { type Broken, LINT_RULES } from './lint-rules.js';
import { lintTokenRequest } from './lint-token-request.js';
import { type LoggedRequest, queryOf } from './logged-request.js';
import type { LoginFinding } from './login-finding.js';

const SECRET_PARAMETERS = ['client_secret', 'client_assertion', 'code_verifier', 'access_token', 'id_token'] as const;

/** Says what is wrong with the logins that apps made, from the log alone: oldest first, values are never quoted. */
export function lintLogins(log: readonly LoggedRequest[]): readonly LoginFinding[] {
  const seen = new Map<string, SeenBefore>();
  const logins = new Map<number, LoggedRequest[]>();
  return log.flatMap((request) => {
    const { id, login, clientId = '' } = request.summary;
    const before = seen.get(clientId) ?? { queries: new Set(), state: [], nonce: [], code_challenge: [] };
    seen.set(clientId, before);
    const earlier = login === undefined ? [] : (logins.get(login) ?? []);
    const broken = [...lintUrl(request), ...lintOne(request, earlier, before)];
    if (login !== undefined) logins.set(login, [...earlier, request]);
    return broken.map(([rule, reason]) => ({ id: rule, request: id, login, reason, ...LINT_RULES[rule] }));
  });
}

/** @param earlier the requests of its login before it */
function lintOne(request: LoggedRequest, earlier: readonly LoggedRequest[], before: SeenBefore): readonly Broken[] {
  const { endpoint, method } = request.summary;
  if (endpoint === 'authorize' && method === 'GET') return lintAuthorization(request, before);
  if (endpoint === 'token' && method === 'POST') return lintTokenRequest(request, earlier);
  return endpoint === 'userinfo' ? lintUserInfo(earlier) : [];
}

function lintUrl(request: LoggedRequest): readonly Broken[] {
  const query = queryOf(request);
  return SECRET_PARAMETERS.filter((name) => query.has(name)).map((name) => [
    'secret-in-url',
    `The URL of the ${request.summary.endpoint} request has ${name}.`,
  ]);
}

function lintUserInfo(earlier: readonly LoggedRequest[]): readonly Broken[] {
  const times = earlier.filter(({ summary }) => summary.endpoint === 'userinfo').length;
  // Once is enough to say it: an app that asks on each page load does so often.
  return times === 1
    ? [
        [
          'userinfo-repeated',
          'Userinfo was asked for more than once in this login, as on each page load. That is usual.',
        ],
      ]
    : [];
}
