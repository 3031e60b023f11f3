import { findScope } from '../../core/catalogue/catalogue.js';
import type { Fault, FaultHooks, FaultStages } from './fault.js';
import { strangerKey } from './stranger-key.js';

/** Faults of the values in a userinfo response, and of their encryption. */
export const userInfoValueFaults: readonly Fault[] = [
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
      recipient: async (recipient) => ({ ...recipient, ...(await strangerKey()).publicJwk }),
    },
  },
  {
    id: 'userinfo.empty-list-as-nul',
    title: 'Empty list as NUL',
    description: 'Lists of records decrypt to one NUL character, as one mock provider sends an empty list.',
    hooks: recordsAs(() => '\0'),
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
  {
    id: 'userinfo.records-broken',
    title: 'Broken JSON inside',
    description: 'Lists of records decrypt to JSON that ends too early. The text stays, the table cannot be drawn.',
    hooks: recordsAs((value) => `${value.slice(0, -1)},{"`),
  },
  {
    id: 'userinfo.records-camel-case',
    title: 'Records in camel case',
    description: 'The members inside lists are spelled vehicleNumber and not vehicle_number, as has been seen.',
    hooks: recordsAs((value) =>
      value.replace(/"([a-z]+(?:_[a-z]+)+)":/g, (name) =>
        name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      ),
    ),
  },
  {
    id: 'userinfo.not-available',
    title: 'Everything NA',
    description: 'Every value is NA, as for somebody of whom nothing is on record. That is no error.',
    hooks: { values: (values) => new Map([...values].map(([scope]) => [scope, 'NA'])) },
  },
  {
    id: 'userinfo.empty-values',
    title: 'Everything empty',
    description: 'Every value is the empty string, which is not NA: sgID documents no such value.',
    hooks: { values: (values) => new Map([...values].map(([scope]) => [scope, ''])) },
  },
  {
    id: 'userinfo.huge-field',
    title: 'A field of 10 MB',
    description: 'The first field decrypts to ten million characters. A careful client stops reading before that.',
    hooks: {
      values: (values) =>
        new Map([...values].map(([scope, value], at) => [scope, at === 0 ? 'A'.repeat(10_000_000) : value])),
    },
  },
  {
    id: 'userinfo.in-clear',
    title: 'Not encrypted',
    description: 'The fields come as plain text. Whoever takes them so takes them from anybody.',
    hooks: { fields: (fields) => Object.fromEntries(Object.keys(fields).map((scope) => [scope, 'IN CLEAR'])) },
  },
];

/** A hook that changes the lists of records and leaves everything else. */
function recordsAs(change: (value: string) => string): FaultHooks {
  return {
    values: (values) =>
      [...values.keys()].some(isRecords)
        ? new Map([...values].map(([scope, value]) => [scope, isRecords(scope) ? change(String(value)) : value]))
        : values,
  };
}

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
