import { SandboxError } from '../errors.js';
import type { KeyEncryption, Variant } from '../userinfo/variants.js';

/** What the sandbox takes on of a provider that was observed. Undefined where the profile does not say. */
export interface ProviderTraits {
  /** The day, and the environment, of the run it was observed in. */
  readonly observed: string;
  readonly environment: string;
  readonly variant?: Variant | undefined;
  readonly keyEncryption?: KeyEncryption | undefined;
  /** Whether the redirect names its issuer (RFC 9207). */
  readonly iss?: boolean | undefined;
  readonly tokenMembers?: readonly string[] | undefined;
  readonly tokenType?: string | undefined;
  readonly expiresIn?: 'number' | 'string' | undefined;
  readonly idTokenHeader?: readonly string[] | undefined;
  readonly jwkMembers?: readonly string[] | undefined;
  readonly discoveryMembers?: readonly string[] | undefined;
  /** The way of client authentication that the provider refused. */
  readonly refuses?: 'post' | 'basic' | undefined;
}

const FORMAT = 'sgid-provider-profile';
const VERSION = 1;
/** As many as the console writes. */
const MAX_NAMES = 60;
const NAME = /^[A-Za-z0-9_.:#/-]{1,40}$/;

/**
 * Reads a profile that the console exported; `docs/provider-profile.md` describes its members. What it does not know it
 * leaves alone.
 *
 * @throws SandboxError `profile-unusable`
 */
export function readProviderTraits(json: unknown): ProviderTraits {
  const profile = objectOf(json);
  const version = profile?.version;
  if (profile?.format !== FORMAT || typeof version !== 'number') {
    throw unusable('Expected a provider profile that the console exported.');
  }
  if (version > VERSION) throw unusable('The profile was written by a newer version of the console.');
  const token = objectOf(profile.token);
  const encryption = objectOf(profile.encryption);
  const alg = objectOf(encryption?.key)?.alg;
  const iss = objectOf(profile.authorization)?.iss;
  const expires = token?.expiresInKind;
  const way = token?.clientAuthentication;
  const accepted = token?.status === 200;
  return {
    observed: textOf(profile.observed) ?? 'on a day unknown',
    environment: textOf(profile.environment) ?? 'unknown',
    variant: oneOf(encryption?.variant, ['A', 'B', 'C', 'D'] as const),
    keyEncryption: oneOf(alg, ['RSA-OAEP', 'RSA-OAEP-256'] as const),
    iss: typeof iss === 'boolean' ? iss : undefined,
    // A refusal says nothing of how a success would look.
    tokenMembers: accepted ? namesOf(token?.members) : undefined,
    tokenType: accepted ? textOf(token?.tokenType) : undefined,
    expiresIn: accepted ? oneOf(expires, ['number', 'string'] as const) : undefined,
    idTokenHeader: namesOf(objectOf(objectOf(profile.idToken)?.header)?.members),
    jwkMembers: namesOf(listOf(objectOf(profile.jwks)?.keys)[0]),
    discoveryMembers:
      objectOf(profile.discovery)?.status === 200 ? namesOf(objectOf(profile.discovery)?.members) : undefined,
    refuses: token?.error === 'invalid_client' ? oneOf(way, ['post', 'basic'] as const) : undefined,
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && NAME.test(value) ? value : undefined;
}

function namesOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .slice(0, MAX_NAMES)
    .map(textOf)
    .filter((name) => name !== undefined);
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

function unusable(message: string): SandboxError {
  return new SandboxError('profile-unusable', message, 'Export one from the result of a run.');
}
