import { constants, createPublicKey, generateKeyPair, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Fault, FaultHooks } from './fault.js';
import { claimsOf, encode, headerOf, hmacSigner, rsaSigner, signedAgain } from './id-token-forms.js';
import { strangerKey } from './stranger-key.js';

/** Faults of what proves an ID token: its header, key and signature (RFC 7515, RFC 8725). */
export const idTokenSignatureFaults: readonly Fault[] = [
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
  {
    id: 'id-token.algorithm-none-disguised',
    title: 'Not signed, spelled nOnE',
    description: 'The header says alg nOnE, for lists that forbid only none, and the signature is empty.',
    hooks: { idToken: (compact) => `${encode({ alg: 'nOnE', typ: 'JWT' })}.${compact.split('.')[1]}.` },
  },
  {
    id: 'id-token.algorithm-hmac',
    title: 'Signed with the public key as a secret',
    description: 'The header says HS256 and the secret is the public key, which everybody has.',
    hooks: {
      idToken: (compact, { signingKey }) => {
        const secret = createPublicKey(signingKey.privateKey).export({ type: 'spki', format: 'pem' }).toString();
        return signedAgain(compact, { ...headerOf(compact), alg: 'HS256' }, hmacSigner(secret));
      },
    },
  },
  {
    id: 'id-token.algorithm-rs512',
    title: 'Another hash',
    description: 'The token is signed with RS512 by the right key. sgID signs with RS256 and nothing else.',
    hooks: {
      idToken: (compact, { signingKey }) =>
        signedAgain(compact, { ...headerOf(compact), alg: 'RS512' }, rsaSigner(signingKey.privateKey, 'sha512')),
    },
  },
  {
    id: 'id-token.algorithm-rs384',
    title: 'Another hash, SHA-384',
    description: 'The token is signed with RS384 by the right key.',
    hooks: {
      idToken: (compact, { signingKey }) =>
        signedAgain(compact, { ...headerOf(compact), alg: 'RS384' }, rsaSigner(signingKey.privateKey, 'sha384')),
    },
  },
  {
    id: 'id-token.algorithm-ps256',
    title: 'Another padding',
    description: 'The token is signed with PS256 by the right key.',
    hooks: {
      idToken: (compact, { signingKey }) =>
        signedAgain(compact, { ...headerOf(compact), alg: 'PS256' }, (input) =>
          sign('sha256', input, {
            key: signingKey.privateKey,
            padding: constants.RSA_PKCS1_PSS_PADDING,
            saltLength: 32,
          }),
        ),
    },
  },
  {
    id: 'id-token.algorithm-es256',
    title: 'Another kind of key',
    description: 'The token is signed with ES256 by a key on a curve.',
    hooks: {
      idToken: async (compact) => {
        const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
        return signedAgain(compact, { ...headerOf(compact), alg: 'ES256' }, (input) =>
          sign('sha256', input, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
        );
      },
    },
  },
  {
    id: 'id-token.key-embedded',
    title: 'Brings its own key',
    description: 'The header has the public key (jwk) that signed the token, which anybody can make.',
    hooks: signedByStranger((jwk) => ({ jwk })),
  },
  {
    id: 'id-token.key-elsewhere',
    title: 'Points to its own keys',
    description: 'The header names another JWKS (jku). It must not be fetched, and not be believed.',
    hooks: signedByStranger(() => ({ jku: 'https://keys.example/jwks.json' })),
  },
  {
    id: 'id-token.critical-header',
    title: 'Demands an extension',
    description: 'crit names an extension that nobody understands, so the token must be refused (RFC 7515 4.1.11).',
    hooks: {
      idToken: (compact, { signingKey }) =>
        signedAgain(
          compact,
          { ...headerOf(compact), crit: ['sandbox-extension'], 'sandbox-extension': true },
          rsaSigner(signingKey.privateKey, 'sha256'),
        ),
    },
  },
  {
    id: 'id-token.claims-altered',
    title: 'Claims altered after signing',
    description: 'sub was changed after the token was signed, so the signature is over other bytes.',
    hooks: {
      idToken: (compact) => {
        const [header = '', , signature = ''] = compact.split('.');
        return `${header}.${encode({ ...claimsOf(compact), sub: 'somebody-else' })}.${signature}`;
      },
    },
  },
  {
    id: 'id-token.signature-empty',
    title: 'No signature',
    description: 'The header says RS256, and there is nothing behind the last dot.',
    hooks: { idToken: (compact) => compact.slice(0, compact.lastIndexOf('.') + 1) },
  },
  {
    id: 'id-token.two-parts',
    title: 'Two parts',
    description: 'The signature and its dot are missing.',
    hooks: { idToken: (compact) => compact.slice(0, compact.lastIndexOf('.')) },
  },
  {
    id: 'id-token.four-parts',
    title: 'Four parts',
    description: 'There is one part too many, which a reader may overlook.',
    hooks: { idToken: (compact) => `${compact}.${compact.split('.')[1]}` },
  },
  {
    id: 'id-token.padded',
    title: 'Padded base64url',
    description: 'The signature has an equals sign at its end, which base64url in a token never has.',
    hooks: { idToken: (compact) => `${compact}=` },
  },
];

/** A hook that signs again with a key of nobody's, and lets the header say where that key is. */
function signedByStranger(pointer: (jwk: object) => Readonly<Record<string, unknown>>): FaultHooks {
  return {
    idToken: async (compact) => {
      const { publicJwk, privateKey } = await strangerKey();
      const header = { ...headerOf(compact), ...pointer(publicJwk) };
      return signedAgain(compact, header, rsaSigner(privateKey, 'sha256'));
    },
  };
}
