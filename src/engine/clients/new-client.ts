import type { CredentialsDiagnosis } from '../../core/credentials/diagnose.js';
import type { CredentialsFinding } from '../../core/credentials/finding.js';
import { publicKeyPemOf } from '../../core/credentials/public-key.js';
import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import type { ClientColour } from '../../shared/client-colours.js';
import type { NewClient } from '../storage/client-records.js';
import type { ClientRecord } from '../storage/settings.js';
import { chosenEnvironment, chosenRedirectUri } from './client-choices.js';
import { shownName } from './suggestions.js';

/** What a credentials file does not say, or does not say for sure. */
export interface ClientChoices {
  readonly name: string;
  readonly environment: ProviderEnvironment;
  readonly redirectUri: string;
  /** Of a new client; an update keeps its own. */
  readonly selectedScopes: readonly string[];
  /** Undefined: an update keeps its own. */
  readonly notes?: string | undefined;
  /** Undefined: an update keeps its own. */
  readonly colour?: ClientColour | undefined;
}

/** What else is known of a client that is saved. */
interface Beside {
  /** The saved client that is updated, where it is known: it keeps the scopes and redirect URIs that a file says nothing of. */
  readonly updated?: ClientRecord | undefined;
  /** Findings of the secret and the key that are not the diagnosis's own. */
  readonly findings?: readonly CredentialsFinding[] | undefined;
}

/**
 * A client ready to be saved; what was chosen may come from the window and is read, not believed.
 *
 * @throws ConsoleError `credentials-not-usable` while a finding of severity `error` stands, and the `environment-…` and
 * `redirect-uri-…` codes of the choices
 */
export function newClientOf(
  diagnosis: CredentialsDiagnosis,
  choices: ClientChoices,
  { updated, findings = [] }: Beside = {},
): NewClient {
  const client = diagnosis.client;
  if (client === undefined || !diagnosis.usable) throw notUsable();
  const redirectUri = chosenRedirectUri(choices.redirectUri);
  const registered = client.redirectUris.length > 0 ? client.redirectUris : undefined;
  return {
    ...choices,
    name: shownName(choices.name) ?? client.clientId,
    environment: chosenEnvironment(choices.environment),
    redirectUri,
    purpose: client.description,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    privateKeyPem: client.privateKey.pkcs8Pem,
    publicKeyPem: publicKeyPemOf(client.privateKey),
    keyBits: client.privateKey.bits,
    keyFingerprint: client.privateKey.fingerprint,
    allowedScopes: client.allowedScopes ?? updated?.allowedScopes,
    redirectUris: registered ?? [...new Set([...(updated?.redirectUris ?? []), redirectUri])],
    findings: [...findings, ...diagnosis.ownFindings],
  };
}

function notUsable(): ConsoleError {
  return new ConsoleError('config', 'credentials-not-usable', 'These credentials cannot be saved as they are.', {
    hint: 'Mend what is marked as an error, then import them again.',
  });
}
