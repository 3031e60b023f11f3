import { meaningOfAlgorithm } from './algorithm-meanings.js';

/** What a member of a header or a claim is for, and the clause that says so. */
export interface MemberMeaning {
  readonly meaning: string;
  readonly spec?: string | undefined;
}

/** Where a member stands: the same name means other things in other places. */
export type MemberPlace = 'jws-header' | 'jwe-header' | 'claims';

/** Parameters that JWS and JWE share. RFC 7515 4.1, RFC 7516 4.1. */
const HEADER: Readonly<Record<string, readonly [meaning: string, jws: string, jwe: string]>> = {
  kid: ['Name of the key that was used', '4.1.4', '4.1.6'],
  typ: ['Media type of the whole token', '4.1.9', '4.1.11'],
  cty: ['Media type of the content', '4.1.10', '4.1.12'],
  crit: ['Extensions that a reader must understand; the console takes none', '4.1.11', '4.1.13'],
  jku: ['Address of a key set; the console never fetches it', '4.1.2', '4.1.4'],
  jwk: ['A key that the token brings itself; the console ignores it', '4.1.3', '4.1.5'],
  x5u: ['Address of a certificate; the console never fetches it', '4.1.5', '4.1.7'],
  x5c: ['Certificates that the token brings itself; the console ignores them', '4.1.6', '4.1.8'],
  x5t: ['SHA-1 thumbprint of a certificate', '4.1.7', '4.1.9'],
  'x5t#S256': ['SHA-256 thumbprint of a certificate', '4.1.8', '4.1.10'],
};

const JWE_HEADER: Readonly<Record<string, MemberMeaning>> = {
  zip: { meaning: 'Compression of the plaintext; the console refuses it', spec: 'RFC 7516 4.1.3' },
  iv: { meaning: 'IV with which the content key was wrapped, not that of the content', spec: 'RFC 7518 4.7.1.1' },
  tag: { meaning: 'Authentication tag of the wrapped content key', spec: 'RFC 7518 4.7.1.2' },
  epk: { meaning: 'Sender’s public key, for a shared secret', spec: 'RFC 7518 4.6.1.1' },
  apu: { meaning: 'What is known of the sender, for a shared secret', spec: 'RFC 7518 4.6.1.2' },
  apv: { meaning: 'What is known of the receiver, for a shared secret', spec: 'RFC 7518 4.6.1.3' },
  p2s: { meaning: 'Salt of a key made from a password', spec: 'RFC 7518 4.8.1.1' },
  p2c: { meaning: 'Rounds for a key made from a password', spec: 'RFC 7518 4.8.1.2' },
};

const CLAIMS: Readonly<Record<string, MemberMeaning>> = {
  iss: { meaning: 'Issuer: the provider that made the token', spec: 'RFC 7519 4.1.1' },
  sub: { meaning: 'Subject: the person, by a name that is for this client alone', spec: 'RFC 7519 4.1.2' },
  aud: { meaning: 'Audience: the client that the token is for', spec: 'RFC 7519 4.1.3' },
  exp: { meaning: 'Expires: from then on the token must be refused', spec: 'RFC 7519 4.1.4' },
  nbf: { meaning: 'Not before: until then the token must be refused', spec: 'RFC 7519 4.1.5' },
  iat: { meaning: 'Issued at', spec: 'RFC 7519 4.1.6' },
  jti: { meaning: 'Name of this one token', spec: 'RFC 7519 4.1.7' },
  nonce: { meaning: 'Ties the token to one authorization request', spec: 'OIDC Core 2' },
  auth_time: { meaning: 'When the person last logged in', spec: 'OIDC Core 2' },
  acr: { meaning: 'How strong the login was', spec: 'OIDC Core 2' },
  amr: { meaning: 'By what means the person logged in', spec: 'OIDC Core 2' },
  azp: { meaning: 'Authorized party: the client that asked for the token', spec: 'OIDC Core 2' },
  at_hash: { meaning: 'Half a SHA-256 of the access token, which ties the two together', spec: 'OIDC Core 3.1.3.6' },
  c_hash: { meaning: 'Half a SHA-256 of the code', spec: 'OIDC Core 3.3.2.11' },
  rt_hash: { meaning: 'Half a SHA-256 of the refresh token; an extension of some servers' },
  sid: { meaning: 'Session at the provider', spec: 'OIDC Front-Channel Logout 3' },
};

/** Claims that are a NumericDate: seconds since 1970. RFC 7519 2. */
const TIMES = new Set(['exp', 'nbf', 'iat', 'auth_time']);

/**
 * What a member says, in a few words; undefined for one that no standard here defines.
 *
 * @param value as it came, decoded where it is a string
 */
export function meaningOfMember(place: MemberPlace, name: string, value: string): MemberMeaning | undefined {
  if (place === 'claims') return own(CLAIMS, name);
  if (name === 'alg' || (name === 'enc' && place === 'jwe-header')) return algorithm(place, name, value);
  const shared = own(HEADER, name);
  if (shared === undefined) return place === 'jwe-header' ? own(JWE_HEADER, name) : undefined;
  const [meaning, jws, jwe] = shared;
  return { meaning, spec: place === 'jws-header' ? `RFC 7515 ${jws}` : `RFC 7516 ${jwe}` };
}

/** Whether a claim is a time that can be shown as one. RFC 7519 2. */
export function isTimeClaim(place: MemberPlace, name: string): boolean {
  return place === 'claims' && TIMES.has(name);
}

function algorithm(place: MemberPlace, name: 'alg' | 'enc', value: string): MemberMeaning {
  const known = meaningOfAlgorithm(value);
  const role =
    name === 'enc'
      ? 'How the content is encrypted'
      : place === 'jws-header'
        ? 'How it is signed'
        : 'How the content key travels';
  const spec = name === 'enc' ? 'RFC 7516 4.1.2' : place === 'jws-header' ? 'RFC 7515 4.1.1' : 'RFC 7516 4.1.1';
  return {
    meaning: `${role}: ${known?.meaning ?? 'a name that the console does not know'}`,
    spec: known?.spec ?? spec,
  };
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
