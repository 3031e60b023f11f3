import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import { SandboxError } from '../errors.js';
import type { SandboxClient } from '../types.js';

/** A client with its key ready for use. */
export interface RegisteredClient extends SandboxClient {
  readonly publicJwk: JWK;
}

/** As many as the developer portal takes. */
export const MAX_REDIRECT_URIS = 5;

/** The clients the sandbox knows. */
export class ClientRegistry {
  #clients: ReadonlyMap<string, RegisteredClient>;

  constructor(clients: readonly SandboxClient[]) {
    this.#clients = register(clients);
  }

  replace(clients: readonly SandboxClient[]): void {
    this.#clients = register(clients);
  }

  find(clientId: string): RegisteredClient | undefined {
    return this.#clients.get(clientId);
  }
}

function register(clients: readonly SandboxClient[]): ReadonlyMap<string, RegisteredClient> {
  const registered = new Map<string, RegisteredClient>();
  for (const client of clients) {
    if (registered.has(client.clientId)) {
      throw new SandboxError(
        'client-repeated',
        `Two clients have the id ${client.clientId}.`,
        'Leave one of them out: at one provider an id names one client.',
      );
    }
    if (client.redirectUris.length > MAX_REDIRECT_URIS) {
      throw new SandboxError(
        'too-many-redirect-uris',
        `The client ${client.clientId} has ${client.redirectUris.length} redirect URIs; sgID takes at most ${MAX_REDIRECT_URIS}.`,
        'Remove those that are not used.',
      );
    }
    registered.set(client.clientId, { ...client, publicJwk: readPublicKey(client) });
  }
  return registered;
}

function readPublicKey(client: SandboxClient): JWK {
  try {
    const key = createPublicKey(client.publicKeyPem);
    if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) {
      const { kty, n, e } = key.export({ format: 'jwk' });
      return { kty, n, e } as JWK;
    }
  } catch (cause) {
    throw unusableKey(client, cause);
  }
  throw unusableKey(client, undefined);
}

function unusableKey(client: SandboxClient, cause: unknown): SandboxError {
  return new SandboxError(
    'client-key-unusable',
    `The public key of the client ${client.clientId} is not an RSA key of 2,048 bits or more in PEM.`,
    'sgID encrypts to an RSA-2048 key: import the credentials again, or make a new client.',
    { cause },
  );
}
