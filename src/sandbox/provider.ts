import type { ClientRegistry } from './clients/client-registry.js';
import type { FaultSwitch } from './faults/fault-switch.js';
import type { AccessTokens } from './grants/access-tokens.js';
import type { AuthorizationCodes } from './grants/authorization-codes.js';
import type { PendingConsents } from './grants/pending-consents.js';
import type { RequestLog } from './http/request-log.js';
import type { Persona } from './personas/persona.js';
import type { ProviderTraits } from './profile/provider-traits.js';
import type { SigningKeys } from './token/signing-keys.js';
import type { KeyEncryption, Variant } from './userinfo/variants.js';

/** What can be switched while the sandbox runs. */
export interface ProviderSettings {
  persona: Persona;
  /** Everybody who can sign in. */
  personas: readonly Persona[];
  variant: Variant;
  /** Undefined for the variant's own. */
  keyEncryption: KeyEncryption | undefined;
  autoApprove: boolean;
  /** The provider that it takes after. */
  traits: ProviderTraits | undefined;
}

/** Everything the endpoints share. */
export interface Provider {
  readonly origin: string;
  readonly issuer: string;
  /** Values of the Host header that are answered. */
  readonly hosts: ReadonlySet<string>;
  readonly now: () => number;
  readonly accessTokenTtlMs: number;
  readonly signingKeys: SigningKeys;
  readonly clients: ClientRegistry;
  readonly consents: PendingConsents;
  readonly codes: AuthorizationCodes;
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitch;
  readonly settings: ProviderSettings;
  readonly log: RequestLog;
  /** States of authorization requests that are approved without a page, each once. */
  readonly preapproved: Set<string>;
  /** Clients whose requests are approved without a page. */
  readonly approvedClients: Set<string>;
  /** Holds an answer back; ends early where the sandbox stops. */
  readonly wait: (ms: number) => Promise<void>;
}
