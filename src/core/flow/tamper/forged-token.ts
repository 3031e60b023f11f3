import { createHmac, type KeyObject, sign } from 'node:crypto';
import { readJson } from '../../json/read-json.js';
import { isJsonObject } from '../../json.js';

type Members = Readonly<Record<string, unknown>>;

/** A compact JWS taken apart without a look at its rules. */
export interface LooseToken {
  readonly header: Members;
  readonly claims: Members;
  /** The first and the last part as they came. */
  readonly headerText: string;
  readonly signatureText: string;
}

/** The kid under which a key of the console's own is published for tokens that it signed again. */
export const TAMPERING_KID = 'tampering-key';

/** Takes an ID token apart; undefined where it is none. */
export function looseToken(compact: unknown): LooseToken | undefined {
  if (typeof compact !== 'string') return undefined;
  const [headerText = '', claimsText = '', signatureText = ''] = compact.split('.');
  const header = membersOf(headerText);
  const claims = membersOf(claimsText);
  return header === undefined || claims === undefined ? undefined : { header, claims, headerText, signatureText };
}

/**
 * Signs a token by what its own header says: nothing for `none`, a MAC by the client secret for HMAC, else RS256.
 *
 * @param key of the console's own, made for this run
 */
export function forgeToken(header: Members, claims: Members, key: KeyObject, clientSecret: string): string {
  const input = `${base64UrlJson(header)}.${base64UrlJson(claims)}`;
  const alg = String(header.alg).toLowerCase();
  if (alg === 'none') return `${input}.`;
  const signature = alg.startsWith('hs')
    ? createHmac('sha256', clientSecret).update(input).digest()
    : sign('sha256', Buffer.from(input), key);
  return `${input}.${signature.toString('base64url')}`;
}

export function base64UrlJson(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function membersOf(text: string): Members | undefined {
  const reading = readJson(Buffer.from(text, 'base64url').toString('utf8'));
  return reading.ok && isJsonObject(reading.value) ? reading.value : undefined;
}
