import type { PrivateKey } from '../credentials/private-key.js';
import type { Secret } from '../export/redact.js';
import type { DecryptedField, UnwrappedBlockKey } from '../jose/userinfo-decryption.js';
import type { JsonWebKeySet } from '../oidc/jwks.js';
import type { ProviderMetadata } from '../oidc/provider-metadata.js';
import type { HttpExchange, HttpTransport } from '../trace/http.js';
import type { StepReport } from './state.js';
import type { StepId } from './step-ids.js';

export type EnvironmentKind = 'production' | 'staging' | 'sandbox' | 'custom';

/** The provider a run talks to: an origin, with sgID's paths under `/v2`. */
export interface ProviderEnvironment {
  readonly kind: EnvironmentKind;
  readonly origin: string;
}

/** A client as the engine holds it while it runs: with its secrets. Never crosses to the window. */
export interface RunClient {
  readonly clientId: string;
  readonly name: string;
  readonly clientSecret: string;
  readonly privateKey: PrivateKey;
  /** Scopes registered at the portal; undefined where not known. */
  readonly allowedScopes?: readonly string[] | undefined;
  /** Redirect URIs registered at the portal; empty where not known. */
  readonly redirectUris: readonly string[];
}

/**
 * The client of a run that is looked at: with its secrets while the run is live; where it was kept without them, with
 * what stands in their place.
 */
export interface ShownClient extends Omit<RunClient, 'clientSecret' | 'privateKey'> {
  readonly clientSecret?: string | undefined;
  readonly privateKey?: Pick<PrivateKey, 'pkcs8Pem'> | undefined;
  /** Of a run that was kept: its public key, SPKI as PEM, which the private key it was kept without belongs to. */
  readonly publicKeyPem?: string | undefined;
  readonly withheld?: readonly Secret[] | undefined;
}

export type TokenRequestFormat = 'form' | 'json';
export type ClientAuthentication = 'post' | 'basic';

/** What is asked for in one run. */
export interface RunRequest {
  readonly environment: ProviderEnvironment;
  readonly client: RunClient;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly tokenRequest: TokenRequestFormat;
  readonly clientAuthentication: ClientAuthentication;
  /** How long to wait for the redirect, in milliseconds. */
  readonly redirectTimeoutMs: number;
}

/** A request that is looked at, and not run. */
export interface ShownRequest extends Omit<RunRequest, 'client'> {
  readonly client: ShownClient;
}

/** What the steps make and later steps need, filled in as the run goes. */
export interface RunArtifacts {
  /** The endpoints in force, and the issuer that ID tokens must name. */
  readonly provider?: ProviderMetadata | undefined;
  readonly pkce?: { readonly codeVerifier: string; readonly codeChallenge: string } | undefined;
  readonly state?: string | undefined;
  readonly nonce?: string | undefined;
  readonly authorizationUrl?: string | undefined;
  readonly code?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly idToken?: string | undefined;
  readonly refreshToken?: string | undefined;
  /** How far the machine's clock is ahead of the provider's `Date`, in milliseconds; good to a second. */
  readonly clockSkewMs?: number | undefined;
  /** What serves once and has served: an answered state, a code that was sent. */
  readonly spent?: { readonly state: boolean; readonly code: boolean } | undefined;
  readonly jwks?: JsonWebKeySet | undefined;
  readonly sub?: string | undefined;
  readonly userInfoResponse?: UserInfoResponse | undefined;
  readonly blockKey?: UnwrappedBlockKey | undefined;
  readonly fields?: readonly DecryptedField[] | undefined;
}

/** Userinfo as received: the wrapped block key and one compact JWE a scope. Both absent for `openid` alone. */
export interface UserInfoResponse {
  readonly sub: string;
  readonly key?: string | undefined;
  readonly data: readonly (readonly [scope: string, jwe: string])[];
}

/** The outside world, handed in: core does no I/O of its own. */
export interface StepIo {
  readonly http: HttpTransport;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Listens, shows the authorization URL, and settles with the query of the response that carries the live `state`. */
  readonly awaitRedirect: (expected: ExpectedRedirect) => Promise<AuthorizationResponseParameters>;
  /** Whether the redirect URI's port can be listened on right now; the reason where not. */
  readonly probeRedirectUri: (redirectUri: string) => Promise<{ readonly free: boolean; readonly reason?: string }>;
  readonly onExchange: (exchange: HttpExchange) => void;
  readonly signal: AbortSignal;
}

export interface ExpectedRedirect {
  readonly redirectUri: string;
  readonly state: string;
  readonly authorizationUrl: string;
  readonly timeoutMs: number;
}

/** The query of an authorization response, repeated parameters and all. */
export type AuthorizationResponseParameters = readonly (readonly [name: string, value: string])[];

/** What a step returns: its report, and what it adds for the steps after it. */
export interface StepOutcome {
  readonly report: StepReport;
  readonly artifacts?: RunArtifacts | undefined;
}

/** One step of the flow: pure but for the I/O it is handed. Throws a ConsoleError where it cannot even be checked. */
export interface FlowStep {
  readonly id: StepId;
  run(request: RunRequest, artifacts: RunArtifacts, io: StepIo): Promise<StepOutcome>;
}
