/** Pairs printed in sgID's documentation. Whoever read it knows their verifiers. */
export const PUBLISHED_CHALLENGES: ReadonlySet<string> = new Set([
  'zaqUHoBV3rnhBF2g0Gkz1qkpEZXHqi2OrPK1DqRi-Lk',
  'CUZX5qE8Wvye6kS_SasIsa8MMxacJftmWdsIA_iKp3I',
]);

/** The verifiers of these pairs. */
export const PUBLISHED_VERIFIERS: ReadonlySet<string> = new Set([
  'bbGcObXZC1YGBQZZtZGQH9jsyO1vypqCGqnSU_4TI5S',
  'u1ta-MQ0e7TcpHjgz33M2DcBnOQu~aMGxuiZt0QMD1C',
]);

/** What a SHA-256 makes in base64url: 32 bytes, 43 characters. */
export const S256_CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** RFC 7636 4.1. */
export const CODE_VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

/** Said of a redirect URI that is compared and not found. */
export const REDIRECT_URI_UNKNOWN =
  'The parameter redirect_uri is not one that is registered for this client. It must be the same character by character.';
