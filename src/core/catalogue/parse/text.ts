import type { ReadValue } from '../types.js';
import { textValue, trimmed } from './finding.js';

/** Reads free text. */
export function readText(raw: string): ReadValue {
  return textValue(raw, 'text', trimmed(raw).findings);
}

/** Reads a person's name: one line of text in any script. */
export function readName(raw: string): ReadValue {
  return textValue(raw, 'name', trimmed(raw).findings);
}
