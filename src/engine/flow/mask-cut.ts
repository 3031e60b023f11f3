import type { Redactor } from '../../core/export/redact.js';
import type { MaskedText } from '../../shared/views/masked-text.js';

/** As far behind the cut, in characters, a secret that begins before it may reach. */
const OVERLAP = 65_536;

/** The beginning of a long text, masked before it is cut, so that no part of a secret is left at the cut. */
export function maskCut(text: string, length: number, redactor: Redactor, mark = ''): MaskedText {
  if (text.length <= length) return redactor.mask(text);
  const kept: MaskedText[number][] = [];
  let left = length;
  for (const part of redactor.mask(text.slice(0, length + OVERLAP))) {
    if (left <= 0) break;
    kept.push(typeof part === 'string' ? part.slice(0, left) : part);
    left -= part.length;
  }
  return mark === '' ? kept : [...kept, mark];
}
