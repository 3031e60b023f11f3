export type SandboxErrorCode =
  | 'port-in-use'
  | 'port-not-allowed'
  | 'not-listening'
  | 'unknown-persona'
  | 'unknown-fault'
  | 'unknown-client'
  | 'fault-not-per-client'
  | 'personas-unusable'
  | 'client-repeated'
  | 'client-key-unusable'
  | 'too-many-redirect-uris'
  | 'address-unusable'
  | 'host-unusable'
  | 'origin-unusable'
  | 'signing-key-unusable'
  | 'no-baseline'
  | 'app-broken-down'
  | 'profile-unusable';

/** What keeps the sandbox from starting or from taking a setting; the caller turns it into an error of its own. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: SandboxErrorCode;
  /** What to do about it, in a sentence. */
  readonly hint: string;

  constructor(code: SandboxErrorCode, message: string, hint: string, options: { readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = hint;
  }
}

/** The values of `error` that the sandbox sends (RFC 6749 4.1.2.1 and 5.2, RFC 6750 3.1). */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_token'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'temporarily_unavailable';

/** A request refused in OAuth's words. Its description names the parameter at fault, never a secret value. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly error: OAuthErrorCode;
  /** HTTP status where the endpoint has no other of its own. */
  readonly status: 400 | 401 | 413 | 503;

  constructor(error: OAuthErrorCode, description: string, status: 400 | 401 | 413 | 503 = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}
