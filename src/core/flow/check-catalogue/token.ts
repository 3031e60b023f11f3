import { BOTH_REFUSE, type CheckDescriptions, NEITHER_LOOKS } from './describe.js';
import { jsonAnswerChecks } from './json-answer.js';

/** What the token request and its answer are held to. */
export const TOKEN_CHECKS = {
  'code-first-use': {
    rule: 'code is sent for the first time',
    spec: 'RFC 6749 4.1.2',
    protects: 'A provider may take a second use for theft and revoke the tokens of the first.',
    sdks: 'Both send whatever they are given.',
  },
  'http-status': {
    rule: 'token endpoint answers 200',
    spec: 'RFC 6749 5.2',
    protects: 'Anything else is a refusal, and says why.',
    sdks: `${BOTH_REFUSE} TypeScript names error and error_description, Python quotes the body.`,
  },
  ...jsonAnswerChecks('RFC 6749 5.1', BOTH_REFUSE),
  'not-cached': {
    rule: 'answer may not be stored',
    spec: 'RFC 6749 5.1',
    protects: 'A proxy that keeps the answer keeps the tokens of a user.',
    sdks: NEITHER_LOOKS,
  },
  'access-token': {
    rule: 'access_token is a string',
    spec: 'RFC 6749 5.1',
    protects: 'Without it userinfo cannot be asked.',
    sdks: 'Both refuse an answer without it.',
  },
  'access-token-characters': {
    rule: 'access_token has the characters of a bearer token',
    spec: 'RFC 6750 2.1',
    protects: 'A line end in a token would add a header of its own to the userinfo request.',
    sdks: 'Neither looks; their HTTP libraries refuse line ends.',
  },
  'id-token': {
    rule: 'id_token is a string',
    spec: 'OIDC Core 3.1.3.3',
    protects: 'Without an ID token nobody has logged in.',
    sdks: BOTH_REFUSE,
  },
  'token-type': {
    rule: 'token_type is Bearer',
    spec: 'RFC 6749 7.1',
    protects: 'A token that is bound to a key is not to be sent as if it were not.',
    sdks: 'Neither looks; both send it as a bearer token.',
  },
  'expires-in': {
    rule: 'expires_in is a number of seconds',
    spec: 'RFC 6749 5.1',
    protects: 'An app that plans by it asks userinfo too late.',
    sdks: NEITHER_LOOKS,
  },
  'granted-scope': {
    rule: 'scope grants all that was asked for',
    spec: 'RFC 6749 3.3',
    protects: 'Values will be missing that your app counts on.',
    sdks: NEITHER_LOOKS,
  },
} as const satisfies CheckDescriptions;
