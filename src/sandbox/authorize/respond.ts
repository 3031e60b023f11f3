import { loginGroup } from '../grants/login-group.js';
import { type Answer, redirectAnswer } from '../http/answer.js';
import type { Exchange } from '../http/exchange.js';
import type { Persona } from '../personas/persona.js';
import type { Provider } from '../provider.js';
import type { AuthorizationRequest } from './authorization-request.js';
import { type ParameterList, redirectTarget } from './redirect-target.js';

/** Sends the browser back with a code; 303 after a form, so that it asks with GET. */
export function approve(
  provider: Provider,
  exchange: Exchange,
  request: AuthorizationRequest,
  persona: Persona,
  status: 302 | 303,
): Promise<Answer> {
  const code = provider.codes.issue({ request, persona }, loginGroup(request, exchange.request.headers));
  exchange.notes.text = `code issued for ${persona.id}`;
  return sendBack(exchange, request, [['code', code]], status);
}

/** Sends the browser back with `access_denied` (RFC 6749 4.1.2.1). */
export function refuse(exchange: Exchange, request: AuthorizationRequest): Promise<Answer> {
  exchange.notes.text = 'refused by the user';
  const parameters: ParameterList = [
    ['error', 'access_denied'],
    ['error_description', 'The user refused.'],
  ];
  return sendBack(exchange, request, parameters, 303);
}

async function sendBack(
  { notes, faults }: Exchange,
  { client, redirectUri, state, login }: AuthorizationRequest,
  response: ParameterList,
  status: 302 | 303,
): Promise<Answer> {
  notes.clientId = client.clientId;
  notes.login = login;
  const parameters: ParameterList = state === undefined ? response : [...response, ['state', state]];
  return redirectAnswer(status, redirectTarget(redirectUri, await faults.apply('redirect', parameters)));
}
