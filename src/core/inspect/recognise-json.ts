import { readJson } from '../json/read-json.js';
import { isJsonObject, member } from '../json.js';
import { readHar } from './har.js';
import { recogniseCredentials } from './recognise-credentials.js';
import type { Recognised } from './recognised.js';

type JsonObject = Readonly<Record<string, unknown>>;
type ObjectKind = 'userinfo' | 'token-response' | 'error-response' | 'discovery' | 'jwks';

/** A JSON object that some endpoint answers with, each told by what it alone has. The first that fits counts. */
const OBJECTS: readonly {
  readonly kind: ObjectKind;
  readonly fits: (object: JsonObject) => boolean;
  readonly reason: string;
}[] = [
  {
    kind: 'jwks',
    fits: (object) => Array.isArray(member(object, 'keys')) && !has(object, 'id'),
    reason: 'It is a JSON object with a list called keys.',
  },
  {
    kind: 'discovery',
    fits: (object) => has(object, 'issuer') && (has(object, 'jwks_uri') || has(object, 'authorization_endpoint')),
    reason: 'It is a JSON object with an issuer and the addresses of endpoints.',
  },
  {
    kind: 'token-response',
    fits: (object) => has(object, 'access_token') || has(object, 'id_token'),
    reason: 'It is a JSON object with access_token or id_token.',
  },
  {
    kind: 'userinfo',
    fits: (object) => has(object, 'sub') && (isJsonObject(member(object, 'data')) || has(object, 'key')),
    reason: 'It is a JSON object with sub, and with key or data.',
  },
  {
    kind: 'error-response',
    fits: (object) => typeof member(object, 'error') === 'string',
    reason: 'It is a JSON object with an error, as OAuth has it.',
  },
  {
    kind: 'userinfo',
    fits: (object) => has(object, 'sub') && Object.keys(object).length <= 3,
    reason: 'It is a JSON object with sub and little else: userinfo where only openid was asked for.',
  },
];

/** A response, a document, a HAR or credentials in JSON; undefined for every other text. */
export function recogniseJson(text: string): Omit<Recognised, 'text'> | undefined {
  if (!text.startsWith('{')) return undefined;
  const reading = readJson(text);
  if (!reading.ok || !isJsonObject(reading.value)) return recogniseCredentials(text);
  const { value: object, repeatedNames } = reading;
  const har = readHar(object);
  if (har !== undefined) {
    const words = har.entries.length === 1 ? '1 request' : `${har.entries.length + har.omitted} requests`;
    return { content: { kind: 'har', ...har }, reason: `It is a JSON object with a log of ${words}.` };
  }
  const found = OBJECTS.find(({ fits }) => fits(object));
  if (found === undefined) return recogniseCredentials(text);
  return { content: { kind: found.kind, object, repeatedNames }, reason: found.reason };
}

function has(object: JsonObject, name: string): boolean {
  return member(object, name) !== undefined;
}
