/** What an algorithm's name stands for, and the clause that defines it. */
export interface AlgorithmMeaning {
  readonly meaning: string;
  readonly spec: string;
}

/** Algorithms of signatures and of key management, taken by the console or not. RFC 7518 3.1 and 4.1, RFC 8037. */
const ALGORITHMS: Readonly<Record<string, AlgorithmMeaning>> = {
  none: { meaning: 'no signature at all; anybody can write such a token', spec: 'RFC 7518 3.6' },
  HS256: { meaning: 'HMAC with SHA-256: whoever can verify it can also forge it', spec: 'RFC 7518 3.2' },
  HS384: { meaning: 'HMAC with SHA-384: whoever can verify it can also forge it', spec: 'RFC 7518 3.2' },
  HS512: { meaning: 'HMAC with SHA-512: whoever can verify it can also forge it', spec: 'RFC 7518 3.2' },
  RS256: { meaning: 'RSA PKCS #1 v1.5 signature with SHA-256, sgID’s algorithm', spec: 'RFC 7518 3.3' },
  RS384: { meaning: 'RSA PKCS #1 v1.5 signature with SHA-384', spec: 'RFC 7518 3.3' },
  RS512: { meaning: 'RSA PKCS #1 v1.5 signature with SHA-512', spec: 'RFC 7518 3.3' },
  ES256: { meaning: 'ECDSA signature on P-256 with SHA-256', spec: 'RFC 7518 3.4' },
  ES384: { meaning: 'ECDSA signature on P-384 with SHA-384', spec: 'RFC 7518 3.4' },
  ES512: { meaning: 'ECDSA signature on P-521 with SHA-512', spec: 'RFC 7518 3.4' },
  PS256: { meaning: 'RSA PSS signature with SHA-256', spec: 'RFC 7518 3.5' },
  PS384: { meaning: 'RSA PSS signature with SHA-384', spec: 'RFC 7518 3.5' },
  PS512: { meaning: 'RSA PSS signature with SHA-512', spec: 'RFC 7518 3.5' },
  EdDSA: { meaning: 'Edwards-curve signature', spec: 'RFC 8037 3.1' },
  RSA1_5: { meaning: 'content key encrypted with RSA PKCS #1 v1.5, which the console refuses', spec: 'RFC 7518 4.2' },
  'RSA-OAEP': { meaning: 'content key encrypted with RSA OAEP, SHA-1', spec: 'RFC 7518 4.3' },
  'RSA-OAEP-256': { meaning: 'content key encrypted with RSA OAEP, SHA-256', spec: 'RFC 7518 4.3' },
  'RSA-OAEP-384': { meaning: 'content key encrypted with RSA OAEP, SHA-384', spec: 'RFC 7518 4.1' },
  'RSA-OAEP-512': { meaning: 'content key encrypted with RSA OAEP, SHA-512', spec: 'RFC 7518 4.1' },
  A128KW: { meaning: 'content key wrapped with AES key wrap, 128-bit key', spec: 'RFC 7518 4.4' },
  A192KW: { meaning: 'content key wrapped with AES key wrap, 192-bit key', spec: 'RFC 7518 4.4' },
  A256KW: { meaning: 'content key wrapped with AES key wrap, 256-bit key', spec: 'RFC 7518 4.4' },
  dir: { meaning: 'no content key of its own: the shared key encrypts the content', spec: 'RFC 7518 4.5' },
  A128GCMKW: { meaning: 'content key wrapped with AES GCM, 128-bit key', spec: 'RFC 7518 4.7' },
  A192GCMKW: { meaning: 'content key wrapped with AES GCM, 192-bit key', spec: 'RFC 7518 4.7' },
  A256GCMKW: { meaning: 'content key wrapped with AES GCM, 256-bit key', spec: 'RFC 7518 4.7' },
  A128GCM: { meaning: 'AES GCM, 128-bit key, 12-byte IV, 16-byte tag', spec: 'RFC 7518 5.3' },
  A192GCM: { meaning: 'AES GCM, 192-bit key, 12-byte IV, 16-byte tag', spec: 'RFC 7518 5.3' },
  A256GCM: { meaning: 'AES GCM, 256-bit key, 12-byte IV, 16-byte tag', spec: 'RFC 7518 5.3' },
  'A128CBC-HS256': { meaning: 'AES CBC, 128-bit key, with HMAC SHA-256', spec: 'RFC 7518 5.2.3' },
  'A192CBC-HS384': { meaning: 'AES CBC, 192-bit key, with HMAC SHA-384', spec: 'RFC 7518 5.2.4' },
  'A256CBC-HS512': { meaning: 'AES CBC, 256-bit key, with HMAC SHA-512', spec: 'RFC 7518 5.2.5' },
};

/** What an algorithm is; undefined for a name that the console does not know. */
export function meaningOfAlgorithm(name: string): AlgorithmMeaning | undefined {
  return Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
}
