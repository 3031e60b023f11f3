import { approve, refuse } from '../authorize/respond.js';
import { OAuthError } from '../errors.js';
import type { Exchange, Route } from '../http/exchange.js';
import { parseParameters, required } from '../http/parameters.js';
import { mediaType } from '../http/read-body.js';
import { expiredPage } from '../pages/expired-page.js';
import { htmlAnswer } from '../pages/html-answer.js';
import type { Provider } from '../provider.js';

/** Takes the answer of the consent page. Whoever does not know its transaction cannot answer it. */
export function consentRoute(provider: Provider): Route {
  return {
    endpoint: 'consent',
    path: '/sandbox/consent',
    methods: ['POST'],
    handle: async (exchange) => {
      const parameters = await readForm(exchange);
      const decision = required(parameters, 'decision');
      const persona = provider.settings.personas.find(({ id }) => id === parameters.get('persona'));
      if (decision !== 'approve' && decision !== 'refuse' && decision !== 'expire') {
        throw new OAuthError('invalid_request', 'The parameter decision must be approve, refuse or expire.');
      }
      if (decision === 'approve' && persona === undefined) {
        throw new OAuthError('invalid_request', 'Nobody was chosen to sign in.');
      }
      const { request, expired } = provider.consents.answer(required(parameters, 'transaction'));
      if (expired || decision === 'expire') {
        exchange.notes.clientId = request.client.clientId;
        exchange.notes.login = request.login;
        exchange.notes.text = expired
          ? 'answered too late: the page had expired'
          : 'let expire; the app was told nothing';
        return htmlAnswer(expired ? 400 : 200, await expiredPage());
      }
      return decision === 'approve' && persona !== undefined
        ? approve(provider, exchange, request, persona, 303)
        : refuse(exchange, request);
    },
  };
}

async function readForm({ request, readBody }: Exchange) {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') {
    throw new OAuthError('invalid_request', 'The form was sent from another page than the sandbox’s own.');
  }
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    throw new OAuthError('invalid_request', 'The answer must be a form.');
  }
  return parseParameters(await readBody());
}
