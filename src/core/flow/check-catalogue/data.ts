import { BOTH_REFUSE, type CheckDescriptions, NEITHER_LOOKS } from './describe.js';
import { jsonAnswerChecks } from './json-answer.js';

/** What userinfo is held to. */
export const USERINFO_CHECKS = {
  'http-status': {
    rule: 'userinfo endpoint answers 200',
    spec: 'RFC 6750 3.1',
    protects: 'Anything else is a refusal, and says why.',
    sdks: `${BOTH_REFUSE} Both name the error of WWW-Authenticate where there is one.`,
  },
  ...jsonAnswerChecks('OIDC Core 5.3.2', BOTH_REFUSE),
  'userinfo-sub': {
    rule: 'sub equals the ID token’s',
    spec: 'OIDC Core 5.3.2',
    protects: 'With another access token slipped in, the data would be another person’s.',
    sdks: BOTH_REFUSE,
  },
  'userinfo-key': {
    rule: 'key is a compact JWE',
    spec: 'sgID userinfo',
    protects: 'Without the block key no value can be read.',
    sdks: 'Where it is absent, TypeScript returns no data and no error; Python fails.',
  },
  'userinfo-data': {
    rule: 'data is an object',
    spec: 'sgID userinfo',
    protects: 'The values are its members, and nothing else can be read as values.',
    sdks: 'Where it is absent, TypeScript returns no data and no error; Python fails.',
  },
  'userinfo-count': {
    rule: 'response has no more members than can be a person’s',
    spec: 'sgID userinfo',
    protects: 'Every value costs a decryption: a list without end would keep the program busy.',
    sdks: 'Neither has a limit.',
  },
  'userinfo-members': {
    rule: 'nothing comes beside sub, key and data',
    spec: 'sgID userinfo',
    protects: 'A member beside them comes in clear: the provider and all on the way can read it.',
    sdks: 'Both ignore it.',
  },
  'userinfo-values': {
    rule: 'every value is a compact JWE',
    spec: 'RFC 7516 3.1',
    protects: 'A value in clear was readable on its way, and anybody could have written it.',
    sdks: 'Both fail as a whole.',
  },
} as const satisfies CheckDescriptions;

/** What the block key is held to. */
export const BLOCK_KEY_CHECKS = {
  'block-key-header': {
    rule: 'header asks for allowed algorithms alone',
    spec: 'RFC 7516 4.1',
    protects: 'RSA1_5 leaks the key by its errors, PBES2 and zip are made to exhaust the reader.',
    sdks: 'TypeScript refuses zip and PBES2 and takes RSA1_5 on some versions of Node; Python takes zip.',
  },
  'block-key-unwrap': {
    rule: 'private key unwraps the block key',
    spec: 'RFC 7516 5.2',
    protects: 'Only the holder of the private key may read the values.',
    sdks: BOTH_REFUSE,
  },
  'block-key-jwk': {
    rule: 'block key is a JWK of type oct',
    spec: 'RFC 7518 6.4',
    protects: 'A key of another type cannot open the values.',
    sdks: BOTH_REFUSE,
  },
  'block-key-length': {
    rule: 'block key has the length of an AES key',
    spec: 'RFC 7518 6.4.1',
    protects: 'A shorter key can be guessed, and no algorithm takes another length.',
    sdks: 'Neither looks; the first value fails.',
  },
  'block-key-kid': {
    rule: 'block key names this client’s key',
    spec: 'RFC 7516 4.1.6',
    protects: 'Tells a key that was replaced at the portal from a token that was altered.',
    sdks: NEITHER_LOOKS,
  },
  'block-key-single-quotes': {
    rule: 'block key is JSON, with double quotes',
    spec: 'RFC 8259 7',
    protects: 'Strict parsers refuse the whole answer.',
    sdks: 'Python mends it; TypeScript fails.',
  },
  'block-key-repeated-name': {
    rule: 'no member of the block key occurs twice',
    spec: 'RFC 7517 4',
    protects: 'Two clients may each take another key, and one of them fails.',
    sdks: 'Neither looks; both take the last.',
  },
  'block-key-base64': {
    rule: 'k is base64url without padding',
    spec: 'RFC 7518 6.4.1',
    protects: 'Strict decoders refuse the key.',
    sdks: 'Their libraries take it.',
  },
  'block-key-use': {
    rule: 'use, where present, is enc',
    spec: 'RFC 7517 4.2',
    protects: 'A key that is made for something else is not meant to open these values.',
    sdks: 'TypeScript does not look; the library of Python may refuse it.',
  },
} as const satisfies CheckDescriptions;

/** What the encrypted values are held to. */
export const DECRYPT_CHECKS = {
  fields: {
    rule: 'every value decrypts',
    spec: 'RFC 7516 5.2',
    protects: 'Says plainly that there was nothing to decrypt.',
    sdks: 'TypeScript returns no data; Python fails where key or data is absent.',
  },
  'decrypt:*': {
    rule: '* decrypts',
    spec: 'RFC 7516 5.2',
    protects: 'A value whose tag does not hold was altered, or sealed with another key.',
    sdks: 'Both fail as a whole. Python fails on letters beyond ASCII as well.',
  },
  variant: {
    rule: 'encryption is a known variant',
    spec: 'RFC 7518 4',
    protects: 'A change of algorithms may be one that your SDK cannot follow.',
    sdks: 'Both take what their libraries take.',
  },
  'iv-once': {
    rule: 'no initialization vector is used twice',
    spec: 'NIST SP 800-38D 8',
    protects: 'Two values under one key and IV give away how they differ, and let others be forged.',
    sdks: NEITHER_LOOKS,
  },
  'field-key-name': {
    rule: 'values name the block key that came',
    spec: 'RFC 7516 4.1.6',
    protects: 'Tells values of another response from values that were altered.',
    sdks: NEITHER_LOOKS,
  },
} as const satisfies CheckDescriptions;

/** What the result is held to. */
export const RESULT_CHECKS = {
  'all-returned': {
    rule: 'every scope that was asked for returned a value',
    spec: 'sgID userinfo',
    protects: 'Your app must work for people of whom not everything is known.',
    sdks: NEITHER_LOOKS,
  },
  'none-unasked': {
    rule: 'nothing came that was not asked for',
    spec: 'sgID userinfo',
    protects: 'The user has not consented to it, so it is not yours to use.',
    sdks: 'Both return it.',
  },
  'sub-not-a-value': {
    rule: 'sub is none of the values',
    spec: 'OIDC Core 8.1',
    protects: 'A sub that is a person’s data is known to others too, and tells who it is.',
    sdks: NEITHER_LOOKS,
  },
  'value:*': {
    rule: '* reads as its format',
    spec: 'sgID data catalogue',
    protects: 'Nothing binds a value to its name: two that were swapped show by their format alone.',
    sdks: 'Neither looks; parseData of TypeScript parses JSON.',
  },
} as const satisfies CheckDescriptions;
