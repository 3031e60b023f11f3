import type { CredentialsDiagnosis } from '../../../core/credentials/diagnose.js';
import type { CredentialsReading } from '../../../core/credentials/read-credentials.js';
import { mayBeSecret } from '../../../core/credentials/shown-client-id.js';
import type { ProviderEnvironment } from '../../../core/flow/run.js';
import { CLIENT_COLOURS, type ClientColour } from '../../../shared/client-colours.js';
import { isSameClient } from '../../storage/client-records.js';
import type { ClientRecord } from '../../storage/settings.js';
import { suggestEnvironment, suggestName, suggestRedirectUri } from '../suggestions.js';

/** Defaults for what credentials do not say, or not for sure. */
export interface Suggestions {
  readonly name: string;
  readonly environment: ProviderEnvironment;
  readonly redirectUri: string;
  readonly notes: string;
  readonly colour?: ClientColour | undefined;
}

/**
 * Suggests what to save a client as: like the saved client that it is, if it is one, else as the file says.
 *
 * @param diagnosis of the reading: what may be a secret is suggested for nothing
 * @param fileName for the name, where nothing better is known
 * @param saved the saved clients with its client id
 */
export function suggestionsFor(
  reading: CredentialsReading,
  { findings }: Pick<CredentialsDiagnosis, 'findings'>,
  fileName: string | undefined,
  saved: readonly ClientRecord[],
): Suggestions {
  const own: Suggestions = {
    name: suggestName(reading, fileName, mayBeSecret(findings) ? undefined : reading.clientId),
    environment: reading.environment ?? suggestEnvironment(reading.clientId),
    redirectUri: suggestRedirectUri(reading.redirectUris),
    notes: reading.notes ?? '',
    colour: CLIENT_COLOURS.find((colour) => colour === reading.colour),
  };
  const same = theSame(reading, own.environment, saved);
  if (same === undefined) return own;
  const registered = reading.redirectUris.length === 0 || reading.redirectUris.includes(same.redirectUri);
  return {
    name: same.name,
    environment: same.environment,
    redirectUri: registered ? same.redirectUri : own.redirectUri,
    notes: same.notes ?? own.notes,
    colour: same.colour ?? own.colour,
  };
}

/** The saved client that this is: in the same environment, or the only one where the environment is a guess. */
function theSame(
  { clientId, environment }: CredentialsReading,
  suggested: ProviderEnvironment,
  saved: readonly ClientRecord[],
): ClientRecord | undefined {
  if (clientId === undefined) return undefined;
  const wanted = { clientId: clientId.trim(), environment: suggested };
  const same = saved.filter((record) => isSameClient(record, wanted));
  const candidates = same.length === 0 && environment === undefined ? saved : same;
  return candidates.length === 1 ? candidates[0] : undefined;
}
