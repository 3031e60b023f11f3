import type { FindingSeverity } from '../catalogue/types.js';
import { toErrorView } from '../errors.js';
import { diagnoseSaved } from './diagnose-saved.js';
import type { CredentialsFinding, SdkOutcome } from './finding.js';
import { type PrivateKey, readPrivateKey } from './private-key.js';
import { matches, readPublicKey } from './public-key.js';
import type { CredentialsReading } from './read-credentials.js';
import { sdkOutcomes } from './sdk-outcomes.js';
import { diagnoseClientId, diagnoseSecret, FROM_PORTAL } from './secret-doctor.js';

/** A client as its credentials describe it, its key parsed and its texts trimmed. Secret. */
interface DiagnosedClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly privateKey: PrivateKey;
  readonly allowedScopes?: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/** What may be shown of a private key that could be read. */
export interface DiagnosedKey {
  readonly bits: number;
  /** SHA-256 of the public key's SPKI, lower-case hex. */
  readonly fingerprint: string;
  readonly form: 'pkcs8' | 'pkcs1';
  /** What each official SDK does with the key's text as it stands. */
  readonly sdks: readonly SdkOutcome[];
}

/** What is right and wrong with credentials. */
export interface CredentialsDiagnosis {
  /** Undefined where the client id, the secret or the private key is missing or unusable. */
  readonly client?: DiagnosedClient | undefined;
  /** Undefined where there is no private key, or none that can be read. */
  readonly key?: DiagnosedKey | undefined;
  /** Those of the reading first, those of scopes and redirect URIs last. */
  readonly findings: readonly CredentialsFinding[];
  /** Of the findings, those on the client id, the secret and the key: no later change of a saved client settles them. */
  readonly ownFindings: readonly CredentialsFinding[];
  /** There is a client, and no finding is an error. */
  readonly usable: boolean;
}

/**
 * Examines credentials that were read: required parts, the key pair, what stands in the secret's place, scopes and
 * redirect URIs.
 *
 * Never throws and never quotes a secret; what is wrong becomes a finding. RFC 6749 2.3.1 and 3.1.2, RFC 7518 4.3.
 */
export function diagnoseCredentials(reading: CredentialsReading): CredentialsDiagnosis {
  const own: CredentialsFinding[] = [];
  const clientId = requireText(reading.clientId, 'client-id', 'client id', own);
  const clientSecret = requireText(reading.clientSecret, 'client-secret', 'client secret', own);
  if (clientId !== undefined) own.push(...diagnoseClientId(clientId));
  if (clientSecret !== undefined) own.push(...diagnoseSecret(clientSecret, clientId));
  const privateKey = readKey(reading.privateKeyText, own);
  if (reading.publicKeyText !== undefined) checkPair(reading.publicKeyText, privateKey, own);
  const redirectUris = [...new Set(reading.redirectUris)];
  const client =
    clientId === undefined || clientSecret === undefined || privateKey === undefined
      ? undefined
      : {
          clientId,
          clientSecret,
          privateKey,
          allowedScopes: reading.scopes,
          redirectUris,
          name: reading.name,
          description: reading.description,
        };
  const saved = diagnoseSaved({ allowedScopes: reading.scopes, redirectUris: reading.redirectUris });
  const findings = [...reading.findings, ...own, ...saved];
  return {
    client,
    key: privateKey && shownKey(privateKey, reading.privateKeyText ?? ''),
    findings,
    ownFindings: own,
    usable: client !== undefined && findings.every((finding) => finding.severity !== 'error'),
  };
}

function shownKey({ bits, fingerprint, form }: PrivateKey, text: string): DiagnosedKey {
  return { bits, fingerprint, form, sdks: sdkOutcomes(text) };
}

/** The text without white space at its ends, which no client id or secret has. */
function requireText(
  text: string | undefined,
  id: string,
  label: string,
  findings: CredentialsFinding[],
): string | undefined {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed === '') {
    findings.push({
      id: `${id}-missing`,
      severity: 'error',
      message: `The ${label} is missing.`,
      hint: FROM_PORTAL,
    });
    return undefined;
  }
  if (trimmed !== text) {
    findings.push({
      id: `${id}-white-space`,
      severity: 'warning',
      message: `White space around the ${label} was dropped.`,
      hint: 'The SDKs send it as it is, and the provider refuses it. Mend it where the app reads it.',
    });
  }
  return trimmed;
}

function readKey(text: string | undefined, findings: CredentialsFinding[]): PrivateKey | undefined {
  if (text === undefined) {
    findings.push({
      id: 'private-key-missing',
      severity: 'error',
      message: 'The private key is missing.',
      hint: FROM_PORTAL,
    });
    return undefined;
  }
  try {
    const { key, mended } = readPrivateKey(text);
    findings.push(...mended);
    return key;
  } catch (error) {
    findings.push(asFinding(error, 'error'));
    return undefined;
  }
}

/** A public key that cannot be read is a warning: the console needs only the private one. */
function checkPair(text: string, privateKey: PrivateKey | undefined, findings: CredentialsFinding[]): void {
  try {
    const { key, mended } = readPublicKey(text);
    findings.push(...mended);
    if (privateKey === undefined || matches(key, privateKey)) return;
    findings.push({
      id: 'key-pair-mismatch',
      severity: 'error',
      message: 'The public key and the private key are not a pair.',
      hint: 'They come from different clients or different downloads. The provider encrypts to the public key, so this private key could not decrypt.',
    });
  } catch (error) {
    findings.push(asFinding(error, 'warning'));
  }
}

function asFinding(thrown: unknown, severity: FindingSeverity): CredentialsFinding {
  const { code, message, hint } = toErrorView(thrown);
  return { id: code, severity, message, hint };
}
