import { identifyDer, outerElement } from './der.js';
import type { SdkOutcome } from './finding.js';

const BEGIN_PKCS1 = '-----BEGIN RSA PRIVATE KEY-----';
const END_PKCS1 = '-----END RSA PRIVATE KEY-----';
const BEGIN_PKCS8 = '-----BEGIN PRIVATE KEY-----';
const PKCS8_LINES = /-----(?:BEGIN|END) PRIVATE KEY-----|\s/g;

/**
 * What `@opengovsg/sgid-client` 2.3 does with a private key's text, step by step as it does it: text that begins as
 * PKCS #1 is converted by the constructor, and only then is a literal `\n` turned into a line break; the rest is parsed
 * when userinfo is decrypted, from a text that must begin as PKCS #8, by a base64 decoder that skips what it does not know.
 */
export function typescriptOutcome(text: string): SdkOutcome {
  if (text.startsWith(BEGIN_PKCS1)) return converted(text.slice(BEGIN_PKCS1.length));
  const unescaped = text.replaceAll('\\n', '\n');
  if (!unescaped.startsWith(BEGIN_PKCS8)) {
    return fails('fails-at-userinfo', `It expects a text that starts with ${BEGIN_PKCS8}, or as PKCS #1.`);
  }
  const { structure, family } = identifyDer(outerElement(decode(unescaped.replace(PKCS8_LINES, ''))));
  if (structure === 'pkcs8' && family === 'rsa') return { sdk: 'typescript', outcome: 'accepts' };
  return fails('fails-at-userinfo', 'It reads the base64 between the lines, and finds no PKCS #8 there.');
}

function converted(afterBegin: string): SdkOutcome {
  const end = afterBegin.indexOf(END_PKCS1);
  const body = end === -1 ? afterBegin : afterBegin.slice(0, end);
  const { structure } = identifyDer(outerElement(decode(body.replace(/\s/g, ''))));
  if (structure === 'pkcs1-private') return { sdk: 'typescript', outcome: 'accepts' };
  return fails(
    'fails-when-constructed',
    body.includes('\\n')
      ? 'It converts PKCS #1 before it turns \\n into line breaks.'
      : 'It reads the base64 between the lines, and finds no PKCS #1 there.',
  );
}

/** As Node decodes it, which is what the SDK runs on: leniently. */
function decode(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}

function fails(outcome: SdkOutcome['outcome'], reason: string): SdkOutcome {
  return { sdk: 'typescript', outcome, reason };
}
