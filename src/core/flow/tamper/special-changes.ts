import { findScope } from '../../catalogue/catalogue.js';
import { isJsonObject, member } from '../../json.js';
import type { Change, Messages } from './change.js';
import { base64UrlJson, forgeToken, looseToken } from './forged-token.js';
import type { SpecialChange } from './preset.js';
import { readTokenRequest, type TokenRequestParts, writeTokenRequest } from './token-request-parts.js';

type Members = Readonly<Record<string, unknown>>;
type Special<Target extends keyof Messages> = Change<Messages[Target]>;

const pkcePlain: Special<'authorization-request'> = (query, { artifacts }) => {
  const verifier = artifacts.pkce?.codeVerifier;
  if (verifier === undefined) return { words: 'There is no code verifier to give away.' };
  const plain = new Map([
    ['code_challenge', verifier],
    ['code_challenge_method', 'plain'],
  ]);
  return {
    message: query.map(([name, value]) => [name, plain.get(name) ?? value]),
    words: 'code_challenge is the code verifier itself, and code_challenge_method is plain.',
  };
};

const codeReplay: Special<'token-request'> = ({ request }) => ({
  message: { request, before: request },
  words: 'The same request was sent once before: this one is the second use of the code.',
});

/** Sends the same parameters in another way. */
function resent(change: (parts: TokenRequestParts) => TokenRequestParts | undefined, words: string, none: string) {
  const special: Special<'token-request'> = (outgoing) => {
    const parts = change(readTokenRequest(outgoing.request));
    if (parts === undefined) return { words: none };
    return { message: { ...outgoing, request: writeTokenRequest(outgoing.request, parts) }, words };
  };
  return special;
}

const asFormat = (format: 'form' | 'json') =>
  resent(
    (parts) => (parts.format === format ? undefined : { ...parts, format }),
    `The body was sent as ${format === 'json' ? 'JSON' : 'a form'}.`,
    `The body is ${format === 'json' ? 'JSON' : 'a form'} already.`,
  );

const otherAuthentication = resent(
  (parts) => ({ ...parts, authentication: parts.authentication === 'post' ? 'basic' : 'post' }),
  'Client id and secret changed places between body and header.',
  '',
);

const payloadAltered: Special<'id-token'> = (response) => {
  const token = looseToken(member(response, 'id_token'));
  if (token === undefined) return { words: 'There is no ID token to alter.' };
  const claims = { ...token.claims, sub: 'u=somebody-else' };
  return {
    message: { ...response, id_token: `${token.headerText}.${base64UrlJson(claims)}.${token.signatureText}` },
    words: 'sub is another; header and signature are as they came.',
  };
};

const embeddedJwk: Special<'id-token'> = async (response, { key, request }) => {
  const token = looseToken(member(response, 'id_token'));
  if (token === undefined) return { words: 'There is no ID token to alter.' };
  const { privateKey, jwk } = await key();
  const forged = forgeToken({ ...token.header, jwk }, token.claims, privateKey, request.client.clientSecret);
  return {
    message: { ...response, id_token: forged },
    words: 'The token was signed again by a key that only its own header holds, in jwk.',
  };
};

const otherKey: Special<'jwks'> = async (jwks, { key }) => {
  const keys = member(jwks, 'keys');
  if (!Array.isArray(keys) || keys.length === 0) return { words: 'There is no key to replace.' };
  const { jwk } = await key();
  const replaced = keys.map((one: unknown) =>
    isJsonObject(one) && Object.hasOwn(one, 'kid') ? { ...jwk, kid: one.kid } : jwk,
  );
  return { message: { ...jwks, keys: replaced }, words: 'Every key was replaced by another of the same kid.' };
};

/** Changes the values of `data`; undefined where there is nothing in them to change. */
function inData(
  change: (data: Members, scopes: readonly string[]) => { readonly data: Members; readonly words: string } | undefined,
  none: string,
): Special<'userinfo-response'> {
  return (response, { request }) => {
    const data = member(response, 'data');
    const changed = isJsonObject(data) ? change(data, request.scopes) : undefined;
    return changed === undefined
      ? { words: none }
      : { message: { ...response, data: changed.data }, words: changed.words };
  };
}

/** The two are of different formats, so that one of them at least looks odd under the other's name. */
const fieldsSwapped = inData((data) => {
  const names = Object.keys(data);
  const typeOf = (name: string) => findScope(name)?.type;
  const one = names.find((name) => names.some((other) => typeOf(other) !== typeOf(name)));
  const other = names.findLast((name) => one !== undefined && typeOf(name) !== typeOf(one));
  if (one === undefined || other === undefined) return undefined;
  return { data: { ...data, [one]: data[other], [other]: data[one] }, words: `${one} and ${other} changed places.` };
}, 'There are no two values of different formats to swap.');

const fieldAltered = inData((data) => {
  const [name, value] = Object.entries(data)[0] ?? [];
  if (name === undefined || typeof value !== 'string') return undefined;
  const parts = value.split('.');
  const ciphertext = parts[3] ?? '';
  parts[3] = `${ciphertext.startsWith('A') ? 'B' : 'A'}${ciphertext.slice(1)}`;
  return {
    data: { ...data, [name]: parts.join('.') },
    words: `One character of the ciphertext of ${name} is another.`,
  };
}, 'There is no value to alter.');

const fieldDropped = inData((data) => {
  const [name] = Object.keys(data);
  if (name === undefined) return undefined;
  return {
    data: Object.fromEntries(Object.entries(data).filter(([one]) => one !== name)),
    words: `${name} was left out.`,
  };
}, 'There is no value to leave out.');

const fieldUnasked = inData((data, scopes) => {
  const [value] = Object.values(data);
  const candidates = ['myinfo.passport_number', 'myinfo.sex', 'myinfo.race'];
  const name = candidates.find((scope) => !scopes.includes(scope)) ?? 'myinfo.not_asked_for';
  if (value === undefined) return undefined;
  return { data: { ...data, [name]: value }, words: `${name} came as well, with the value of another field.` };
}, 'There is no value to send under another name.');

/** The changes that are more than edits, by their names. */
export const SPECIAL_CHANGES = {
  'pkce-plain': pkcePlain,
  'code-replay': codeReplay,
  'token-request-json': asFormat('json'),
  'token-request-form': asFormat('form'),
  'client-authentication': otherAuthentication,
  'payload-altered': payloadAltered,
  'embedded-jwk': embeddedJwk,
  'jwks-other-key': otherKey,
  'fields-swapped': fieldsSwapped,
  'field-altered': fieldAltered,
  'field-dropped': fieldDropped,
  'field-unasked': fieldUnasked,
} as const satisfies Readonly<Record<SpecialChange, unknown>>;
