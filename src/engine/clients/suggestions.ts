import { readName } from '../../core/credentials/field-values.js';
import type { CredentialsReading } from '../../core/credentials/read-credentials.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import { readEnvironment } from '../../core/oidc/environment.js';
import { isLoopbackHost } from '../../core/oidc/origin.js';

/** The redirect URI of sgID's Express and Flask guides, where a file names none. */
export const DEFAULT_REDIRECT_URI = 'http://localhost:5001/api/redirect';

/** The console's own sandbox. Its origin is known only while it runs. */
const SANDBOX: ProviderEnvironment = { kind: 'sandbox', origin: '' };

/** The name in the file, else the file's name, else the client id where it may be shown; fit to be shown, whichever it is. */
export function suggestName(
  reading: Pick<CredentialsReading, 'name'>,
  fileName: string | undefined,
  clientId: string | undefined,
): string {
  return reading.name ?? shownName(fileName?.replace(/\.[^.]*$/, '')) ?? shownName(clientId) ?? 'New client';
}

/** A text from outside as a name, like the names in files: at most 200 characters, none invisible; undefined for none. */
export function shownName(text: string | undefined): string | undefined {
  return readName(text, 'name', () => {});
}

/** The environment a client id points to by its looks; production where it says nothing. */
export function suggestEnvironment(clientId: string | undefined): ProviderEnvironment {
  if (clientId?.startsWith('SANDBOX-')) return SANDBOX;
  const staging = clientId !== undefined && /(^|[^a-z])(stg|staging)([^a-z]|$)/i.test(clientId);
  return readEnvironment(staging ? 'staging' : 'production');
}

/** The first redirect URI that the console can listen on, else the first at all, else the guides' one. */
export function suggestRedirectUri(redirectUris: readonly string[]): string {
  const listenable = redirectUris.find(
    (uri) => URL.canParse(uri) && uri.startsWith('http:') && isLoopbackHost(new URL(uri).hostname),
  );
  return listenable ?? redirectUris[0] ?? DEFAULT_REDIRECT_URI;
}
