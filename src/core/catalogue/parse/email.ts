import type { ReadValue } from '../types.js';
import { textValue, trimmed, warning } from './finding.js';

/** RFC 5321 4.5.3.1.3 allows a path of 256 octets, angle brackets included. */
const MAX_EMAIL_LENGTH = 254;

/** One `@`, no white space, no empty label in the domain: what nearly every mail server takes, not all of RFC 5322. */
const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/i;

/** Reads an e-mail address; an untrimmed or invalid one is kept, with a finding. */
export function readEmail(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  if (isEmail(value)) return textValue(raw, 'e-mail address', findings);
  const finding = warning(
    'email-invalid',
    'This is not an e-mail address that can be written to.',
    'Such addresses are typed by people, and mistyped at times. Do not fail the login for it.',
  );
  return textValue(raw, 'not an e-mail address', [...findings, finding]);
}

/** Whether a string without white space around it is an e-mail address. */
export function isEmail(value: string): boolean {
  return value.length <= MAX_EMAIL_LENGTH && EMAIL.test(value) && !/^\.|\.\.|\.@/.test(value);
}
