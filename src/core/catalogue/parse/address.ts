import type { Finding, ReadValue } from '../types.js';
import { hasUnsafeCharacters, visibleText } from '../visible-text.js';
import { info, textValue, warning } from './finding.js';

const MAX_ADDRESS_LENGTH = 2_000;

/** Reads an address of several lines, parted by newlines or by a backslash and an `n`. */
export function readAddress(raw: string): ReadValue {
  if (raw.length > MAX_ADDRESS_LENGTH) {
    return textValue(raw, 'not an address', [warning('address-too-long', 'The value is too long for an address.')]);
  }
  const lines = addressLines(raw)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const findings: Finding[] = [];
  if (/\\n/.test(raw)) {
    findings.push(
      info(
        'escaped-newlines',
        'Lines are parted by the two characters backslash and n.',
        'Split at both: real newlines also occur.',
      ),
    );
  }
  if (lines.length === 1) findings.push(warning('address-one-line', 'An address has several lines; this has one.'));
  if (hasUnsafeCharacters(raw)) {
    findings.push(warning('control-characters', 'The value holds control, direction or invisible characters.'));
  }
  const readAs = lines.length === 1 ? 'address, 1 line' : `address, ${lines.length} lines`;
  return { parsed: { kind: 'lines', raw, lines: lines.map(visibleText) }, readAs, findings };
}

/** The lines of an address, as they are, whichever way they are parted. */
export function addressLines(raw: string): readonly string[] {
  return raw.split(/\r\n|\n|\r|\\r\\n|\\n/);
}
