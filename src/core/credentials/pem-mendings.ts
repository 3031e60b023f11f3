import type { FindingSeverity } from '../catalogue/types.js';
import type { CredentialsFinding } from './finding.js';
import { sdkOutcomes } from './sdk-outcomes.js';

/** The ways in which a key's text is altered on its way into a file, each of which can be undone. */
export type PemMending =
  | 'bom'
  | 'quotes'
  | 'leading-space'
  | 'literal-newlines'
  | 'line-endings'
  | 'no-newlines'
  | 'spaces'
  | 'indentation'
  | 'base64-of-pem'
  | 'no-header'
  | 'no-padding'
  | 'text-around'
  | 'several-blocks'
  | 'mislabelled'
  | 'pkcs1'
  | 'jwk';

/** Each mending of a text, with what makes a good PEM text need it, and nothing else. */
export type PemMendings = ReadonlyMap<PemMending, (pem: string) => string>;

const MESSAGES: Readonly<Record<PemMending, string>> = {
  bom: 'a byte order mark before the key was dropped',
  quotes: 'quotation marks around the key were dropped',
  'leading-space': 'white space before the BEGIN line was dropped',
  'literal-newlines': 'line breaks written as \\n were read as line breaks',
  'line-endings': 'carriage returns were dropped',
  'no-newlines': 'line breaks that were missing were put in',
  spaces: 'spaces in place of line breaks were replaced',
  indentation: 'spaces before the lines were dropped',
  'base64-of-pem': 'the whole key was encoded as base64 once more; it was decoded',
  'no-header': 'the BEGIN and END lines were missing; they were put in',
  'no-padding': 'the = that base64 ends with was missing; it was put back',
  'text-around': 'text before or after the key was dropped',
  'several-blocks': 'more than one block was found; the key was taken',
  mislabelled: 'the BEGIN line says another form than the key has; it was corrected',
  pkcs1: 'PKCS #1 was converted to PKCS #8',
  jwk: 'a JWK was converted to PEM',
};
const HINT_TAKEN = 'Nothing has to be done: both SDKs take it so.';
const HINT_FORM = 'Give such an SDK the key as PKCS #8 in PEM, from BEGIN to END, in its own lines.';

/** The mendings of a public key as findings. No SDK is ever given one. */
export function publicKeyFindings(mendings: PemMendings): readonly CredentialsFinding[] {
  return [...mendings.keys()].map((mending) => ({
    id: `public-key-${mending}`,
    severity: 'info',
    message: `Public key: ${MESSAGES[mending]}.`,
    hint: 'Nothing has to be done: no app is given the public key.',
  }));
}

/**
 * The mendings of a private key as findings, each with what the SDKs do with `pem` altered in that way alone: a warning
 * where one of them fails.
 */
export function privateKeyFindings(mendings: PemMendings, pem: string): readonly CredentialsFinding[] {
  return [...mendings].map(([mending, alter]) => {
    const sdks = sdkOutcomes(alter(pem));
    const fails = sdks.some(({ outcome }) => outcome !== 'accepts');
    const severity: FindingSeverity = fails ? 'warning' : 'info';
    const message = `Private key: ${MESSAGES[mending]}.`;
    return { id: `private-key-${mending}`, severity, message, hint: fails ? HINT_FORM : HINT_TAKEN, sdks };
  });
}
