import type { ClientRegistry, RegisteredClient } from '../clients/client-registry.js';
import { matchesSecret } from '../clients/client-secret.js';
import { OAuthError } from '../errors.js';
import { type Parameters, parseParameters, required } from '../http/parameters.js';

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Finds out which client sends a token request, by `client_secret_post` or `client_secret_basic`, and throws
 * `invalid_client` where its id or secret is wrong (RFC 6749 2.3.1).
 */
export function authenticateClient(
  authorization: string | null,
  parameters: Parameters,
  clients: ClientRegistry,
): RegisteredClient {
  const { clientId, clientSecret } =
    authorization === null ? readPost(parameters) : readBasic(authorization, parameters);
  const client = clients.find(clientId);
  if (!matchesSecret(clientSecret, client?.secretSha256) || client === undefined) {
    throw new OAuthError('invalid_client', 'The client is not registered here, or its secret is wrong.', 401);
  }
  return client;
}

function readPost(parameters: Parameters): Credentials {
  return { clientId: required(parameters, 'client_id'), clientSecret: required(parameters, 'client_secret') };
}

function readBasic(authorization: string, parameters: Parameters): Credentials {
  if (parameters.has('client_secret')) {
    throw new OAuthError(
      'invalid_request',
      'Send the client secret in the Authorization header or in the body, not both.',
    );
  }
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
  if (encoded === undefined) {
    throw new OAuthError('invalid_client', 'The Authorization header is not of the form Basic base64(id:secret).', 401);
  }
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 1) throw new OAuthError('invalid_client', 'The Basic credentials have no client id or no colon.', 401);
  const clientId = formDecode(pair.slice(0, colon));
  const inBody = parameters.get('client_id');
  if (inBody !== undefined && inBody !== clientId) {
    throw new OAuthError('invalid_request', 'The client_id of the body is not that of the Authorization header.');
  }
  return { clientId, clientSecret: formDecode(pair.slice(colon + 1)) };
}

/** Id and secret are form-encoded before they are joined (RFC 6749 2.3.1). */
function formDecode(text: string): string {
  return parseParameters(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
}
