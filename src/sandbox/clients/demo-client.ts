import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { SCOPES } from '../../core/catalogue/catalogue.js';
import type { SandboxClient } from '../types.js';
import { hashClientSecret } from './client-secret.js';

/** A client's credentials as the developer portal gives them, with the name and redirect URLs that were registered. */
export interface PortalCredentials {
  readonly id: string;
  /** 32 characters. */
  readonly secret: string;
  readonly scopes: readonly string[];
  /** SPKI PEM. */
  readonly publicKey: string;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  readonly name: string;
  readonly description: string;
  readonly redirectUrls: readonly string[];
}

export interface DemoClientOptions {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** At least one; the redirect URI of the framework guides by default. */
  readonly redirectUrls?: readonly string[] | undefined;
  /** Every scope of the data catalogue by default; `openid` and `myinfo.name` are all that is given to anybody. */
  readonly scopes?: readonly string[] | undefined;
}

/** Makes a client with a key pair and a secret of its own. Nothing is kept: the caller imports it, or drops it. */
export async function createDemoClient(options: DemoClientOptions = {}): Promise<PortalCredentials> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    id: `SANDBOX-${randomBytes(4).toString('hex').toUpperCase()}`,
    secret: randomBytes(24).toString('base64url'),
    scopes: options.scopes ?? SCOPES.map(({ scope }) => scope),
    publicKey,
    privateKey,
    name: options.name ?? 'Sandbox demo',
    description: options.description ?? 'Shows what sgID gives an app, with people who do not exist.',
    redirectUrls: options.redirectUrls ?? ['http://localhost:5001/api/redirect'],
  };
}

/** What the sandbox needs to know of a client with these credentials: neither its secret nor its private key. */
export function toSandboxClient(credentials: Omit<PortalCredentials, 'privateKey'>): SandboxClient {
  return {
    clientId: credentials.id,
    name: credentials.name,
    purpose: credentials.description,
    secretSha256: hashClientSecret(credentials.secret),
    publicKeyPem: credentials.publicKey,
    redirectUris: credentials.redirectUrls,
    scopes: credentials.scopes,
  };
}
