import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexView } from '../../../../src/core/export/hex-view.js';
import { createRedactor } from '../../../../src/core/export/redact.js';

const inLowerCase = (text: string) => hexView({ text })?.text ?? text;

describe('the view of hex digits', () => {
  it('puts runs of eight digits and more in lower case, and nothing else', () => {
    const anyText = fc.string({ unit: fc.constantFrom('A', 'B', 'c', '0', 'G', 'g', ' '), maxLength: 60 });
    fc.assert(
      fc.property(anyText, (text) => {
        const expected = text.replace(/[0-9a-fA-F]{8,}/g, (run) => run.toLowerCase());
        expect(inLowerCase(text)).toBe(expected);
        expect(hexView({ text }) === undefined).toBe(expected === text);
      }),
    );
  });

  // Of as long a run a pattern with `{8,}` runs out of stack; a field of the sandbox is like that.
  it('J17 finds a secret at the end of twelve million digits', () => {
    const secret = '0123456789abcdef0123456789abcdef';
    const { mask } = createRedactor([{ ref: 'secret', label: 'Secret', value: secret }]);
    const parts = mask(`${'A'.repeat(12_000_000)}${secret.toUpperCase()}`);
    expect(parts.map((part) => (typeof part === 'string' ? part.length : part.ref))).toEqual([12_000_000, 'secret']);
  });
});
