import type { Finding, ReadValue } from '../types.js';
import { hasUnsafeCharacters, visibleText } from '../visible-text.js';

/** Text longer than this is shown by its start: no field of the data catalogue comes near it. In UTF-16 code units. */
export const MAX_SHOWN_LENGTH = 10_000;

/** A finding that wants a look. The message must not quote the value. */
export function warning(id: string, message: string, hint?: string): Finding {
  return { id, severity: 'warning', message, hint };
}

/** A finding that is good to know. The message must not quote the value. */
export function info(id: string, message: string, hint?: string): Finding {
  return { id, severity: 'info', message, hint };
}

/** A value read as text: `display` is the start of `shown`, with control characters spelled out. */
export function textValue(raw: string, readAs: string, findings: readonly Finding[], shown = raw): ReadValue {
  const tooLong = shown.length > MAX_SHOWN_LENGTH;
  const start = tooLong ? shown.slice(0, MAX_SHOWN_LENGTH) : shown;
  const remarks: Finding[] = [];
  if (tooLong)
    remarks.push(warning('very-long', `The value is longer than ${MAX_SHOWN_LENGTH} characters; its start is shown.`));
  if (hasUnsafeCharacters(start)) {
    remarks.push(
      warning(
        'control-characters',
        'The value holds control, direction or invisible characters; they are spelled out here.',
        'Escape the value before you show it, and do not write it to a terminal or a log as it is.',
      ),
    );
  }
  const display = tooLong ? `${visibleText(start)}…` : visibleText(start);
  return { parsed: { kind: 'text', raw, display }, readAs, findings: [...findings, ...remarks] };
}

/** A value that is not what its scope promises: kept as it came, with one finding that says why. */
export function unreadable(raw: string, readAs: string, finding: Finding, more: readonly Finding[] = []): ReadValue {
  return { parsed: { kind: 'unreadable', raw, reason: finding.message }, readAs, findings: [finding, ...more] };
}

/** The value without white space at its ends, and a finding where there was some. */
export function trimmed(raw: string): { readonly value: string; readonly findings: readonly Finding[] } {
  const value = raw.trim();
  if (value === raw) return { value, findings: [] };
  return {
    value,
    findings: [
      warning('surrounding-space', 'There is white space at the ends of the value.', 'Trim it before you use it.'),
    ],
  };
}
