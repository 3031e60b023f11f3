import type { CredentialsDiagnosis } from '../../core/credentials/diagnose.js';
import { publicKeyPemOf } from '../../core/credentials/public-key.js';
import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import type { NewClient } from '../storage/client-repository.js';
import { chosenEnvironment, chosenRedirectUri } from './client-choices.js';

/** What a credentials file does not say, or does not say for sure. */
export interface ClientChoices {
  readonly name: string;
  readonly environment: ProviderEnvironment;
  readonly redirectUri: string;
  readonly selectedScopes: readonly string[];
}

/**
 * A client ready to be saved; what was chosen may come from the window and is read, not believed.
 *
 * @throws ConsoleError `credentials-not-usable` while a finding of severity `error` stands, and the `environment-…` and
 * `redirect-uri-…` codes of the choices
 */
export function newClientOf(diagnosis: CredentialsDiagnosis, choices: ClientChoices): NewClient {
  const client = diagnosis.client;
  if (client === undefined || !diagnosis.usable) throw notUsable();
  const redirectUri = chosenRedirectUri(choices.redirectUri);
  return {
    name: choices.name,
    environment: chosenEnvironment(choices.environment),
    redirectUri,
    selectedScopes: choices.selectedScopes,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    privateKeyPem: client.privateKey.pkcs8Pem,
    publicKeyPem: publicKeyPemOf(client.privateKey),
    keyBits: client.privateKey.bits,
    keyFingerprint: client.privateKey.fingerprint,
    allowedScopes: client.allowedScopes,
    redirectUris: client.redirectUris.length > 0 ? client.redirectUris : [redirectUri],
    findings: diagnosis.findings,
  };
}

function notUsable(): ConsoleError {
  return new ConsoleError('config', 'credentials-not-usable', 'These credentials cannot be saved as they are.', {
    hint: 'Mend what is marked as an error in the file, then import it again.',
  });
}
