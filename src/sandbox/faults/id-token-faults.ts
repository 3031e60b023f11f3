import type { Fault, FaultContext, FaultHooks } from './fault.js';

const HOUR = 3600;

/** Faults of the ID token, each of which a client finds out by one rule of OpenID Connect Core 3.1.3.7. */
export const idTokenFaults: readonly Fault[] = [
  {
    id: 'id-token.nonce-wrong',
    title: 'Another nonce',
    description: 'The token has a nonce the client never sent: it was made for another request.',
    hooks: claims(() => ({ nonce: 'a-nonce-of-another-request' })),
  },
  {
    id: 'id-token.nonce-missing',
    title: 'No nonce',
    description: 'The token has no nonce. A client that sent one must not accept it.',
    hooks: { idTokenClaims: ({ nonce: _, ...others }) => others },
  },
  {
    id: 'id-token.audience-wrong',
    title: 'Another audience',
    description: 'The token was made for another client.',
    hooks: claims(() => ({ aud: 'SANDBOX-ANOTHER-CLIENT' })),
  },
  {
    id: 'id-token.issuer-wrong',
    title: 'Another issuer',
    description: 'The token names an issuer that is not the one the client asked.',
    hooks: claims(() => ({ iss: 'https://issuer.example/v2' })),
  },
  {
    id: 'id-token.expired',
    title: 'Expired',
    description: 'The token ended an hour ago.',
    hooks: claims(({ now }) => ({ iat: now - 2 * HOUR, exp: now - HOUR })),
  },
  {
    id: 'id-token.issued-in-future',
    title: 'Issued in the future',
    description: 'The token was issued an hour from now: a clock is wrong, or the token is made up.',
    hooks: claims(({ now }) => ({ iat: now + HOUR, exp: now + 2 * HOUR })),
  },
  {
    id: 'id-token.subject-missing',
    title: 'No subject',
    description: 'The token does not say who signed in.',
    hooks: { idTokenClaims: ({ sub: _, ...others }) => others },
  },
  {
    id: 'id-token.key-unknown',
    title: 'Unknown key',
    description: 'The token names a key that the JWKS does not have.',
    hooks: { idTokenHeader: (header) => ({ ...header, kid: 'a-key-nobody-has' }) },
  },
  {
    id: 'id-token.algorithm-none',
    title: 'Not signed',
    description: 'The header says alg none and the signature is empty, so anybody could have written the token.',
    hooks: {
      idToken: (compact) => {
        const [, payload = ''] = compact.split('.');
        return `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`;
      },
    },
  },
  {
    id: 'id-token.signature-wrong',
    title: 'Signature altered',
    description: 'One bit of the signature is turned.',
    hooks: {
      idToken: (compact) => {
        const end = compact.lastIndexOf('.') + 1;
        const signature = Buffer.from(compact.slice(end), 'base64url');
        signature.writeUInt8(signature.readUInt8(0) ^ 1, 0);
        return compact.slice(0, end) + signature.toString('base64url');
      },
    },
  },
];

/** A hook that sets claims of its own over the right ones, before the token is signed. */
function claims(wrong: (context: FaultContext) => Readonly<Record<string, unknown>>): FaultHooks {
  return { idTokenClaims: (right, context) => ({ ...right, ...wrong(context) }) };
}

function encode(header: unknown): string {
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}
