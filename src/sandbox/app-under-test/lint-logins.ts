import { lintAuthorization } from './lint-authorization.js';
import { type Broken, LINT_RULES } from './lint-rules.js';
import { lintTokenRequest } from './lint-token-request.js';
import { type LoggedRequest, queryOf } from './logged-request.js';
import type { LoginFinding } from './login-finding.js';
import { nothingSeen, type SeenBefore } from './seen-before.js';

const SECRET_PARAMETERS = ['client_secret', 'client_assertion', 'code_verifier', 'access_token', 'id_token'] as const;

/** Says what is wrong with the logins that apps made, from the log alone: oldest first, values are never quoted. */
export function lintLogins(log: readonly LoggedRequest[]): readonly LoginFinding[] {
  const linter = new LoginLinter();
  return log.flatMap((request) => linter.add(request));
}

/** The same of requests as they come, each looked at once. */
export class LoginLinter {
  readonly #seen = new Map<string, SeenBefore>();
  readonly #logins = new Map<number, readonly LoggedRequest[]>();

  /** Takes in the next request and says what is wrong with it. */
  add(request: LoggedRequest): readonly LoginFinding[] {
    const { id, login, clientId = '' } = request.summary;
    const before = this.#seen.get(clientId) ?? nothingSeen();
    this.#seen.set(clientId, before);
    const earlier = login === undefined ? [] : (this.#logins.get(login) ?? []);
    const broken = [...lintUrl(request), ...lintOne(request, earlier, before)];
    if (login !== undefined) this.#logins.set(login, [...earlier, request]);
    return broken.map(([rule, reason]) => ({ id: rule, request: id, login, reason, ...LINT_RULES[rule] }));
  }

  /** Lets go of the requests before the one with this number; what they sent still counts as used. */
  forgetBefore(id: number): void {
    for (const [login, requests] of this.#logins) {
      const held = requests.filter(({ summary }) => summary.id >= id);
      if (held.length === 0) this.#logins.delete(login);
      else if (held.length < requests.length) this.#logins.set(login, held);
    }
  }
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
