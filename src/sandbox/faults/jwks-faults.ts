import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import { jsonAnswer, textAnswer } from '../http/answer.js';
import type { Fault } from './fault.js';
import { strangerKey } from './stranger-key.js';

/** Faults of the JWKS. */
export const jwksFaults: readonly Fault[] = [
  {
    id: 'jwks.empty',
    title: 'No keys',
    description: 'The JWKS is an empty list. No signature can be verified, so no token can be accepted.',
    hooks: { jwks: () => [] },
  },
  {
    id: 'jwks.other-key',
    title: 'Another key under the same id',
    description: 'The JWKS has a key with the right kid that did not sign the token.',
    hooks: { jwks: (keys) => Promise.all(keys.map(strangerOf)) },
  },
  {
    id: 'jwks.rotated',
    title: 'Rotated without a trace',
    description:
      'The JWKS has a new key only; the one that signed is gone. It is fetched once more, then it is enough.',
    hooks: {
      jwks: (keys) =>
        Promise.all(keys.map((key) => strangerOf({ ...key, kid: randomBytes(16).toString('base64url') }))),
    },
  },
  {
    id: 'jwks.id-repeated',
    title: 'Two keys with one id',
    description:
      'Another key comes first under the same kid. Whoever takes the first one refuses a token that is good.',
    hooks: { jwks: async (keys) => [...(await Promise.all(keys.map(strangerOf))), ...keys] },
  },
  {
    id: 'jwks.for-encryption',
    title: 'Key for encryption',
    description: 'The key says use enc: it must not verify a signature.',
    hooks: { jwks: (keys) => keys.map((key) => ({ ...key, use: 'enc' })) },
  },
  {
    id: 'jwks.other-algorithm',
    title: 'Key for another algorithm',
    description: 'The key says alg RS512: it must not verify RS256.',
    hooks: { jwks: (keys) => keys.map((key) => ({ ...key, alg: 'RS512' })) },
  },
  {
    id: 'jwks.private-members',
    title: 'Key with a private part',
    description: 'The key has a member d. Whoever published it may have published what signs as well.',
    // Random bytes: the sandbox's own private key stays where it is.
    hooks: { jwks: (keys) => keys.map((key) => ({ ...key, d: randomBytes(256).toString('base64url') })) },
  },
  {
    id: 'jwks.key-small',
    title: 'Key too small',
    description: 'The modulus has 512 bits, which anybody can factor in an afternoon.',
    hooks: { jwks: (keys) => keys.map((key) => ({ ...key, n: oddBytes(64).toString('base64url') })) },
  },
  {
    id: 'jwks.exponent-even',
    title: 'Even exponent',
    description: 'The exponent is 65,536. No RSA key has an even one.',
    hooks: { jwks: (keys) => keys.map((key) => ({ ...key, e: Buffer.from([1, 0, 0]).toString('base64url') })) },
  },
  {
    id: 'jwks.not-json',
    title: 'No JSON',
    description: 'The JWKS is the text of a proxy with status 200.',
    hooks: { answer: (answer, { endpoint }) => (endpoint === 'jwks' ? textAnswer(200, 'upstream reset') : answer) },
  },
  {
    id: 'jwks.unavailable',
    title: 'Not available',
    description: 'The JWKS answers 503. Without keys no token can be accepted.',
    hooks: { answer: (answer, { endpoint }) => (endpoint === 'jwks' ? jsonAnswer(503, { keys: [] }) : answer) },
  },
  {
    id: 'jwks.slow',
    title: 'Slow JWKS',
    description: 'The keys come after 5 seconds. The official TypeScript SDK gives up after 3.5.',
    hooks: { delayMs: (delay, { endpoint }) => (endpoint === 'jwks' ? delay + 5000 : delay) },
  },
];

/** Another key that is called as this one is. */
async function strangerOf(key: JWK): Promise<JWK> {
  return { ...key, ...(await strangerKey()).publicJwk };
}

/** A number of so many bytes, odd and with its highest bit set. */
function oddBytes(length: number): Buffer {
  const bytes = randomBytes(length);
  bytes.writeUInt8(bytes.readUInt8(0) | 0x80, 0);
  bytes.writeUInt8(bytes.readUInt8(length - 1) | 1, length - 1);
  return bytes;
}
