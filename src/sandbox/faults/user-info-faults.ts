import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { findScope } from '../../core/catalogue/catalogue.js';
import { textAnswer } from '../http/answer.js';
import type { Fault, FaultStages } from './fault.js';

/** Faults of the userinfo response. */
export const userInfoFaults: readonly Fault[] = [
  {
    id: 'userinfo.unauthorized',
    title: 'Token refused',
    description: 'Userinfo answers 401 as text to an access token that is good.',
    hooks: {
      answer: (answer, { endpoint }) =>
        endpoint === 'userinfo'
          ? textAnswer(401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer error="invalid_token"' })
          : answer,
    },
  },
  {
    id: 'userinfo.subject-other',
    title: 'Another subject',
    description: 'The response has another sub than the ID token: it is about somebody else.',
    hooks: { userInfo: (body) => ({ ...body, sub: 'somebody-else' }) },
  },
  {
    id: 'userinfo.field-altered',
    title: 'One field altered',
    description: 'One bit of the first field’s tag is turned. That field fails, the others stand.',
    hooks: { fields: alterFirstField },
  },
  {
    id: 'userinfo.fields-swapped',
    title: 'Two fields swapped',
    description:
      'Two fields carry each other’s ciphertext. Both decrypt, since nothing binds a value to its name; only its ' +
      'form can give it away.',
    hooks: { fields: swapOuterFields },
  },
  {
    id: 'userinfo.field-missing',
    title: 'A field missing',
    description: 'One field that was asked for does not come, not even as NA.',
    hooks: { values: (values) => (values.size === 0 ? values : new Map([...values].slice(0, -1))) },
  },
  {
    id: 'userinfo.field-extra',
    title: 'A field too many',
    description: 'A field comes that was not asked for.',
    hooks: { values: (values) => new Map([...values, ['myinfo.unasked_for', 'NOT ASKED FOR']]) },
  },
  {
    id: 'userinfo.key-of-another-client',
    title: 'Encrypted to another key',
    description: 'The block key is encrypted to a key that is not the client’s, so nothing can be decrypted.',
    hooks: {
      recipient: async (recipient) => {
        const { publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
        const { n } = publicKey.export({ format: 'jwk' });
        return { ...recipient, n } as typeof recipient;
      },
    },
  },
  {
    id: 'userinfo.empty-list-as-nul',
    title: 'Empty list as NUL',
    description: 'Lists of records decrypt to one NUL character, as one mock provider sends an empty list.',
    hooks: {
      values: (values) =>
        [...values.keys()].some(isRecords)
          ? new Map([...values].map(([scope, value]) => [scope, isRecords(scope) ? '\0' : value]))
          : values,
    },
  },
  {
    id: 'userinfo.not-utf8',
    title: 'Bytes that are not UTF-8',
    description: 'The first field decrypts to bytes in Latin-1. That field cannot be read as text, the others can.',
    hooks: {
      values: (values) =>
        new Map([...values].map(([scope, value], at) => [scope, at === 0 ? Buffer.from('JOSÉ', 'latin1') : value])),
    },
  },
];

type Fields = FaultStages['fields'];

function isRecords(scope: string): boolean {
  return findScope(scope)?.type === 'records';
}

function alterFirstField(fields: Fields): Fields {
  const [first, ...others] = Object.entries(fields);
  if (first === undefined) return fields;
  const [scope, jwe] = first;
  const end = jwe.lastIndexOf('.') + 1;
  const tag = Buffer.from(jwe.slice(end), 'base64url');
  tag.writeUInt8(tag.readUInt8(0) ^ 1, 0);
  return Object.fromEntries([[scope, jwe.slice(0, end) + tag.toString('base64url')], ...others]);
}

function swapOuterFields(fields: Fields): Fields {
  const entries = Object.entries(fields);
  const [first, last] = [entries.at(0), entries.at(-1)];
  if (first === undefined || last === undefined || entries.length < 2) return fields;
  return { ...fields, [first[0]]: last[1], [last[0]]: first[1] };
}
