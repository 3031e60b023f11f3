import type { ArmedFault, FaultChoice } from './faults/fault-switch.js';
import type { AnsweredExchange } from './http/answered-exchange.js';
import type { Endpoint } from './http/exchange.js';
import type { Persona, PersonaRecord } from './personas/persona.js';
import type { ProviderTraits } from './profile/provider-traits.js';
import type { KeyEncryption, Variant } from './userinfo/variants.js';

/** A client that may sign people in at the sandbox. The sandbox never sees its secret or its private key. */
export interface SandboxClient {
  readonly clientId: string;
  readonly name: string;
  /** Shown on the consent page under the name. */
  readonly purpose?: string | undefined;
  /** SHA-256 of the client secret's UTF-8 bytes; see `hashClientSecret`. */
  readonly secretSha256: Uint8Array;
  /** RSA public key as PEM, of 2,048 bits or more, which userinfo is encrypted to. */
  readonly publicKeyPem: string;
  /** At most 5, compared character by character with the `redirect_uri` of a request. */
  readonly redirectUris: readonly string[];
  /** The most the client may ask for. `openid` is always allowed. */
  readonly scopes: readonly string[];
  /** A client outside the public service may ask for `openid` and `myinfo.name` alone, whatever `scopes` has. */
  readonly outsidePublicService?: boolean | undefined;
}

/** One request the sandbox answered, without its query, body and secrets. */
export interface SandboxRequest {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly clientId?: string | undefined;
  readonly endpoint: Endpoint;
  /** What the sandbox did, in words. */
  readonly note: string;
  /** What was wrong with the request, in words, where it was refused. */
  readonly problem?: string | undefined;
  /** Ids of the faults that touched it. */
  readonly faults: readonly string[];
  /** The login it belongs to, counted from 1: authorization, consent, token and userinfo requests share it. */
  readonly login?: number | undefined;
}

export interface SandboxOptions {
  /** 0 or undefined for any free port. */
  readonly port?: number | undefined;
  /** What is opened on purpose; without it the sandbox is reached on 127.0.0.1 alone. */
  readonly opening?: Opening | undefined;
  readonly clients: readonly SandboxClient[];
  /** People of the user's own, before the built-in ones; one with the id of a built-in one takes its place. */
  readonly personas?: readonly PersonaRecord[] | undefined;
  /** The persona that is preselected, or who signs in where approval is automatic; the first one by default. */
  readonly persona?: string | undefined;
  /** Answers each valid authorization request with a redirect at once, without a page. */
  readonly autoApprove?: boolean | undefined;
  /** The faults to arm from the start. */
  readonly faults?: readonly FaultChoice[] | undefined;
  /** The faults to arm for one request. */
  readonly faultsOnce?: readonly FaultChoice[] | undefined;
  /** Told when a fault that was armed for one request has gone off. */
  readonly onFaultSpent?: (() => void) | undefined;
  /** How userinfo is encrypted; C by default. */
  readonly variant?: Variant | undefined;
  /** How the block key is encrypted, where it shall not be as the variant has it. */
  readonly keyEncryption?: KeyEncryption | undefined;
  /** A provider that was observed, and that the sandbox takes after; its variant is not among what this chooses. */
  readonly traits?: ProviderTraits | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly onRequest?: ((entry: SandboxRequest) => void) | undefined;
  /** PKCS#8 PEM of the RSA key that signs ID tokens; made afresh where it is not given. */
  readonly signingKeyPem?: string | undefined;
  /** Lifetime of an authorization code; 5 minutes by default, so that a flow can be stepped through by hand. */
  readonly codeTtlMs?: number | undefined;
  /** Lifetime of an access token, and of the ID token beside it; 30 minutes by default. */
  readonly accessTokenTtlMs?: number | undefined;
  /** How long a consent page may stay unanswered; 10 minutes by default. */
  readonly consentTtlMs?: number | undefined;
  /** Waits for the faults that are slow. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/**
 * For containers, whose loopback is not that of the browser: where else the sandbox listens, under which names it is
 * asked, and the one origin that browser and backend both reach it by. Who can reach the address can log in as anybody.
 */
export interface Opening {
  /** IP address to listen on; `0.0.0.0` is every one of this computer. */
  readonly address?: string | undefined;
  /** Values of `Host` that are answered besides the origin's own; one without a port has the sandbox's. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** What discovery, ID tokens and pages name, as `http://sgid.test:5443`. */
  readonly origin?: string | undefined;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, or what was opened. */
  readonly origin: string;
  /** The origin plus `/v2`. */
  readonly issuer: string;
  readonly port: number;
  readonly persona: Persona;
  readonly variant: Variant;
  readonly keyEncryption: KeyEncryption | undefined;
  /** Ids of the keys in the JWKS; the first signs, the others only verify what they signed before. */
  readonly signingKeyIds: readonly string[];
  readonly autoApprove: boolean;
  readonly armedFaults: readonly ArmedFault[];
  /** Replaces all clients; codes and tokens of those that are gone, and faults for them, are gone from then on. */
  setClients(clients: readonly SandboxClient[]): void;
  /** Everybody who can sign in. */
  readonly personas: readonly Persona[];
  choosePersona(id: string): void;
  /** Replaces the people of the user's own; a chosen one that is gone gives way to the first. */
  setPersonas(records: readonly PersonaRecord[]): void;
  /**
   * Arms a fault for one request, or until it is switched off: for every client, or for the requests of one alone.
   * Both may be armed at once; what is armed for one client then counts for it.
   *
   * @throws SandboxError `unknown-fault`, `unknown-client`, `fault-not-per-client`
   */
  armFault(id: string, armed: boolean | 'once', clientId?: string): void;
  chooseVariant(variant: Variant): void;
  /** Encrypts block keys with this algorithm; undefined for the variant's own. */
  chooseKeyEncryption(algorithm: KeyEncryption | undefined): void;
  /** Takes after a provider that was observed; undefined for the sandbox's own ways. */
  takeAfter(traits: ProviderTraits | undefined): void;
  /** Signs with a new key from now on. The old ones stay in the JWKS, or are dropped: what they signed then fails. */
  rotateSigningKey(old: 'keep' | 'drop'): Promise<void>;
  setAutoApprove(autoApprove: boolean): void;
  /** Approves the one authorization request with this `state` without a page; returns what takes that back. */
  preapprove(state: string): () => void;
  /** Approves the authorization requests of one client without a page, until what it returns is called. */
  approveClient(clientId: string): () => void;
  /** The latest 500 requests, oldest first. */
  requests(): readonly SandboxRequest[];
  /** One of them as it was on the wire, secrets and all; undefined where it is no longer held. */
  exchange(id: number): AnsweredExchange | undefined;
  /** Forgets the requests; their numbers go on. */
  clearRequests(): void;
  /** Closes the port and every connection; the promise ends when both are closed. */
  stop(): Promise<void>;
}
