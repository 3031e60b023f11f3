import { readAuthorizationRequest } from '../authorize/authorization-request.js';
import { formActionSources } from '../authorize/redirect-target.js';
import { approve } from '../authorize/respond.js';
import { loginGroup } from '../grants/login-group.js';
import type { Route } from '../http/exchange.js';
import { parseParameters } from '../http/parameters.js';
import { consentPage } from '../pages/consent-page.js';
import { htmlAnswer } from '../pages/html-answer.js';
import type { Provider } from '../provider.js';

/** Where a login begins: a page that asks who signs in, or a redirect at once where approval is automatic. */
export function authorizeRoute(provider: Provider): Route {
  return {
    endpoint: 'authorize',
    path: '/v2/oauth/authorize',
    methods: ['GET'],
    handle: async (exchange) => {
      const { url, notes } = exchange;
      const parameters = parseParameters(url.search.slice(1));
      notes.clientId = provider.clients.find(parameters.get('client_id') ?? '')?.clientId;
      const checked = readAuthorizationRequest(parameters, provider.clients);
      const request = { ...checked, login: provider.log.newLogin() };
      const { persona, personas, autoApprove } = provider.settings;
      notes.login = request.login;
      const preapproved = request.state !== undefined && provider.preapproved.delete(request.state);
      const approved = autoApprove || preapproved || provider.approvedClients.has(request.client.clientId);
      if (approved) return approve(provider, exchange, request, persona, 302);

      const transaction = provider.consents.open(request, loginGroup(request, exchange.request.headers));
      const page = await consentPage({ request, transaction, personas, selected: persona.id });
      notes.text = 'consent page shown';
      return htmlAnswer(200, page, formActionSources(request.redirectUri));
    },
  };
}
