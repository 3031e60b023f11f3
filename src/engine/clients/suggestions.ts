import type { CredentialsReading } from '../../core/credentials/read-credentials.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';

/** The redirect URI of sgID's Express and Flask guides, where a file names none. */
export const DEFAULT_REDIRECT_URI = 'http://localhost:5001/api/redirect';

export const PRODUCTION: ProviderEnvironment = { kind: 'production', origin: 'https://api.id.gov.sg' };
export const STAGING: ProviderEnvironment = { kind: 'staging', origin: 'https://api-stg.id.gov.sg' };
export const SANDBOX: ProviderEnvironment = { kind: 'sandbox', origin: '' };

/** Client ids that the sandbox gives out start with this. */
export const SANDBOX_CLIENT_PREFIX = 'sandbox-';

/** The name in the file, else the file's name, else the client id. */
export function suggestName(reading: CredentialsReading, fileName: string | undefined): string {
  const stem = fileName?.replace(/\.[^.]*$/, '').trim();
  return reading.name ?? (stem === undefined || stem === '' ? (reading.clientId ?? 'New client') : stem);
}

/** The environment a client id points to by its looks; production where it says nothing. */
export function suggestEnvironment(clientId: string | undefined): ProviderEnvironment {
  if (clientId?.toLowerCase().startsWith(SANDBOX_CLIENT_PREFIX)) return SANDBOX;
  return clientId !== undefined && /(^|[^a-z])(stg|staging)([^a-z]|$)/i.test(clientId) ? STAGING : PRODUCTION;
}

/** The first redirect URI that the console can listen on, else the first at all, else the guides' one. */
export function suggestRedirectUri(redirectUris: readonly string[]): string {
  const loopback = redirectUris.find((uri) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/i.test(uri));
  return loopback ?? redirectUris[0] ?? DEFAULT_REDIRECT_URI;
}
