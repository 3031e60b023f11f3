import { createHash } from 'node:crypto';
import { findScope } from '../../core/catalogue/catalogue.js';
import { isShownUnmasked } from '../../core/catalogue/shown-unmasked.js';
import type { Secret } from '../../core/export/redact.js';
import type { ShownClient } from '../../core/flow/run.js';
import type { RunRecord } from '../../core/flow/saved-run.js';
import { exchangeSecrets } from './exchange-secrets.js';
import { typedSecrets } from './tamper-view.js';

/** What a view is made from. */
export type RunParts = RunRecord;

/**
 * Everything of a run that must not be seen unasked, named so that it can be revealed one by one.
 *
 * Secrets that came in a response that was then refused are among them: they are on the wire all the same.
 */
export function runSecrets(parts: RunParts): readonly Secret[] {
  const { request, artifacts } = parts;
  const known: readonly (Secret | undefined)[] = [
    ...clientSecrets(request.client),
    secret('code-verifier', 'code verifier', artifacts.pkce?.codeVerifier),
    secret('code', 'code', artifacts.code),
    secret('access-token', 'access token', artifacts.accessToken),
    secret('refresh-token', 'refresh token', artifacts.refreshToken),
    secret('id-token-signature', 'signature', artifacts.idToken?.split('.')[2]),
    secret('block-key', 'block key', textOf(artifacts.blockKey?.jwk.k)),
    ...typedSecrets(parts.state).map((value, index) => secret(`typed:${index}`, 'typed secret', value)),
    ...(artifacts.fields ?? []).map((field) => (field.ok ? valueSecret(field.scope, field.value) : undefined)),
  ];
  const named = known.filter((one) => one !== undefined);
  const values = new Set(named.map((one) => one.value));
  return [...named, ...exchangeSecrets(parts.state).filter((one) => !values.has(one.value))];
}

/** The secrets of the client itself, which no run is kept with. Where it was kept, what stands in their place. */
export function clientSecrets(client: ShownClient): readonly Secret[] {
  const { clientId, clientSecret = '', privateKey, withheld = [] } = client;
  const live = [
    secret('client-secret', 'client secret', clientSecret),
    clientSecret === '' ? undefined : basicCredentials(clientId, clientSecret),
    ...keyTexts(privateKey?.pkcs8Pem ?? '').map((text) => secret('private-key', 'private key', text)),
  ];
  return [...withheld, ...live.filter((one) => one !== undefined)];
}

/** The secrets that are no words of a person or a body, and so may be taken out of the console's own words as well. */
export function keysAndTokens(secrets: readonly Secret[]): readonly Secret[] {
  return secrets.filter(({ ref }) => !/^(?:value|clear|body):/.test(ref));
}

/** The name under which a decrypted value is revealed. */
export function valueRef(scope: string): string {
  if (findScope(scope) !== undefined) return `value:${scope}`;
  return `value:${createHash('sha256').update(scope).digest('hex').slice(0, 32)}`;
}

function valueSecret(scope: string, value: string): Secret | undefined {
  const definition = findScope(scope);
  // A name that the data catalogue does not have came from the wire, and may itself be a secret.
  const label = definition?.scope ?? 'value';
  return isShownUnmasked(definition, value) ? undefined : secret(valueRef(scope), label, value);
}

/** The client id, which is public, stands first in it. */
function basicCredentials(clientId: string, clientSecret: string): Secret {
  const value = `${formEncode(clientId)}:${formEncode(clientSecret)}`;
  return { ref: 'basic-credentials', label: 'Basic credentials', value, publicHead: true };
}

function secret(ref: string, label: string, value: string | undefined): Secret | undefined {
  return value === undefined || value === '' ? undefined : { ref, label, value };
}

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** The key in one piece, and each line of its PEM: a file, or JSON of it, has no other. The last may be too short. */
function keyTexts(pem: string): readonly string[] {
  const lines = pem
    .replace(/-----[^-]+-----/g, '')
    .split(/\s+/)
    .filter((line) => line.length >= 8);
  return [pem.replace(/-----[^-]+-----/g, '').replace(/\s+/g, ''), ...lines];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
