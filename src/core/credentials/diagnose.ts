import { findScope } from '../catalogue/catalogue.js';
import type { Finding, FindingSeverity } from '../catalogue/types.js';
import { toErrorView } from '../errors.js';
import { quoted } from '../quoted.js';
import { type PrivateKey, readPrivateKey } from './private-key.js';
import { matches, readPublicKey } from './public-key.js';
import type { CredentialsReading } from './read-credentials.js';
import { diagnoseRedirectUris } from './redirect-doctor.js';

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

/** What is right and wrong with a credentials file. */
export interface CredentialsDiagnosis {
  /** Undefined where the client id, the secret or the private key is missing or unusable. */
  readonly client?: DiagnosedClient | undefined;
  readonly keyBits?: number | undefined;
  readonly keyFingerprint?: string | undefined;
  /** Those of the reading first. */
  readonly findings: readonly Finding[];
  /** There is a client, and no finding is an error. */
  readonly usable: boolean;
}

/** sgID's client secrets (sgID docs, "Credentials"). */
const SECRET_CHARACTERS = 32;
const REMEDY = 'Take it from the credentials that the developer portal gave.';

/**
 * Examines credentials that were read: required fields, the key pair, the secret's form, scopes and redirect URIs.
 *
 * Never throws and never quotes a secret; what is wrong becomes a finding. RFC 6749 2.3.1 and 3.1.2, RFC 7518 4.3.
 */
export function diagnoseCredentials(reading: CredentialsReading): CredentialsDiagnosis {
  const findings: Finding[] = [...reading.findings];
  const add = (id: string, severity: FindingSeverity, message: string, hint?: string): void => {
    findings.push({ id, severity, message, hint });
  };
  const clientId = requireText(reading.clientId, 'client-id', 'client id', add);
  const clientSecret = requireText(reading.clientSecret, 'client-secret', 'client secret', add);
  if (clientSecret !== undefined) checkSecret(clientSecret, add);
  const privateKey = readKey(reading.privateKeyText, findings);
  if (reading.publicKeyText !== undefined) checkPair(reading.publicKeyText, privateKey, findings);
  checkScopes(reading.scopes, add);
  findings.push(...diagnoseRedirectUris(reading.redirectUris));
  const client =
    clientId === undefined || clientSecret === undefined || privateKey === undefined
      ? undefined
      : {
          clientId,
          clientSecret,
          privateKey,
          allowedScopes: reading.scopes,
          redirectUris: [...new Set(reading.redirectUris)],
          name: reading.name,
          description: reading.description,
        };
  return {
    client,
    keyBits: privateKey?.bits,
    keyFingerprint: privateKey?.fingerprint,
    findings,
    usable: client !== undefined && findings.every((finding) => finding.severity !== 'error'),
  };
}

type Add = (id: string, severity: FindingSeverity, message: string, hint?: string) => void;

/** The text without white space at its ends, which no client id or secret has. */
function requireText(text: string | undefined, id: string, label: string, add: Add): string | undefined {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed === '') {
    add(`${id}-missing`, 'error', `The ${label} is missing.`, REMEDY);
    return undefined;
  }
  if (trimmed !== text) {
    add(
      `${id}-white-space`,
      'warning',
      `White space around the ${label} was dropped.`,
      'The SDKs send it as it is, and the provider refuses it. Mend it where the app reads it.',
    );
  }
  return trimmed;
}

function checkSecret(secret: string, add: Add): void {
  if (/\s/.test(secret)) {
    add('client-secret-inner-space', 'warning', 'The client secret has white space inside.', REMEDY);
  } else if (secret.length !== SECRET_CHARACTERS) {
    add(
      'client-secret-length',
      'warning',
      `The client secret has ${secret.length} characters; sgID's have ${SECRET_CHARACTERS}.`,
      REMEDY,
    );
  }
}

function readKey(text: string | undefined, findings: Finding[]): PrivateKey | undefined {
  if (text === undefined) {
    findings.push({
      id: 'private-key-missing',
      severity: 'error',
      message: 'The private key is missing.',
      hint: REMEDY,
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
function checkPair(text: string, privateKey: PrivateKey | undefined, findings: Finding[]): void {
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

function checkScopes(scopes: readonly string[] | undefined, add: Add): void {
  if (scopes === undefined) return;
  const unknown = scopes.filter((scope) => findScope(scope) === undefined);
  if (unknown.length > 0) {
    const names = unknown.slice(0, 10).map((scope) => quoted(scope));
    const more = unknown.length > 10 ? ` and ${unknown.length - 10} more` : '';
    add(
      'scope-unknown',
      'warning',
      `Not in sgID's data catalogue: ${names.join(', ')}${more}.`,
      'Look for a slip in the spelling, or for a scope that was renamed.',
    );
  }
  if (!scopes.includes('openid')) {
    add(
      'scope-openid-missing',
      'warning',
      'The scopes do not include openid, which every request needs.',
      'Have it added at the portal, if it is really not there.',
    );
  }
}

function asFinding(thrown: unknown, severity: FindingSeverity): Finding {
  const { code, message, hint } = toErrorView(thrown);
  return { id: code, severity, message, hint };
}
