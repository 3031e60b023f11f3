import type { Finding } from '../catalogue/types.js';

/** The ways in which a PEM text is altered on its way into a file, each of which can be undone. */
export type PemMending =
  | 'bom'
  | 'quotes'
  | 'literal-newlines'
  | 'line-endings'
  | 'no-newlines'
  | 'spaces'
  | 'indentation'
  | 'base64-of-pem'
  | 'no-header'
  | 'several-blocks';

const FAILS_LATE = 'The official TypeScript SDK 2.3 takes it at first and fails when it decrypts userinfo.';
const SDK_TAKES_IT = 'The official TypeScript SDK 2.3 takes it too.';

/** What was mended, and what the official SDK does with the same text (seen by running it on Node). */
const FINDINGS: Readonly<Record<PemMending, Omit<Finding, 'id'>>> = {
  bom: { severity: 'warning', message: 'a byte order mark before the key was dropped', hint: FAILS_LATE },
  quotes: { severity: 'warning', message: 'quotation marks around the key were dropped', hint: FAILS_LATE },
  'literal-newlines': {
    severity: 'info',
    message: 'line breaks written as \\n were read as line breaks',
    hint: SDK_TAKES_IT,
  },
  'line-endings': { severity: 'info', message: 'carriage returns were dropped', hint: SDK_TAKES_IT },
  'no-newlines': { severity: 'info', message: 'line breaks that were missing were put in', hint: SDK_TAKES_IT },
  spaces: { severity: 'info', message: 'spaces in place of line breaks were replaced', hint: SDK_TAKES_IT },
  indentation: { severity: 'info', message: 'spaces before the lines were dropped', hint: SDK_TAKES_IT },
  'base64-of-pem': {
    severity: 'warning',
    message: 'the whole key was encoded as base64 once more; it was decoded',
    hint: FAILS_LATE,
  },
  'no-header': {
    severity: 'warning',
    message: 'the BEGIN and END lines were missing; they were put in',
    hint: FAILS_LATE,
  },
  'several-blocks': { severity: 'info', message: 'more than one block was found; the key was taken' },
};

/** A mending as a finding; `subject` is whose key it is. */
export function mendingFinding(mending: PemMending, subject: 'private-key' | 'public-key'): Finding {
  const { message, ...rest } = FINDINGS[mending];
  const name = subject === 'private-key' ? 'Private key' : 'Public key';
  return { id: `${subject}-${mending}`, ...rest, message: `${name}: ${message}.` };
}
