import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/core/export/redact.js';

const SECRET = 'abcdefghijklmnopqrstuvwxyz012345';
const NAME = "O'BRIEN & SONS";
const redactor = createRedactor([
  { ref: 'a', label: 'x', value: SECRET },
  { ref: 'b', label: 'y', value: NAME },
]);

describe('forms of a secret', () => {
  it.each([
    ['named and decimal character references', '<p>O&#39;BRIEN &amp; SONS</p>', '<p>‹y›</p>'],
    ['hexadecimal character references', '<p>O&#x27;BRIEN &#X26; SONS</p>', '<p>‹y›</p>'],
    ['a reference to no character', '&#9999999;O&apos;BRIEN &amp; SONS', '&#9999999;‹y›'],
    ['every character a reference', [...SECRET].map((c) => `&#${c.charCodeAt(0)};`).join(''), '‹x›'],
    ['hex in mixed case', `<${Buffer.from(SECRET).toString('hex').replace('6a', '6A')}>`, '<‹x›>'],
  ])('L01 %s', (_, text, left) => {
    expect(redactor.redact(text)).toBe(left);
  });

  it.each([
    ['at the end', `say ${SECRET.slice(0, 31)}`, 'say ‹x›'],
    ['before an ellipsis', `say ${SECRET.slice(0, 31)}…`, 'say ‹x›…'],
    ['in the middle of a message', `say ${SECRET.slice(0, 6)}… (line 1)`, 'say ‹x›… (line 1)'],
    ['percent-encoded', `say ${encodeURIComponent(NAME).slice(0, 12)}`, 'say ‹y›'],
    ['five characters, which is chance', `say ${SECRET.slice(0, 5)}`, `say ${SECRET.slice(0, 5)}`],
  ])('L01 a secret that was cut: %s', (_, text, left) => {
    expect(redactor.redact(text)).toBe(left);
  });
});
