import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Cores, toUrlAlphabet } from '../../../../src/core/export/base64.js';

describe('base64Cores', () => {
  it('are found in what Node encodes, at every alignment', () => {
    const bytes = fc.uint8Array({ minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(bytes, fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 8 }), (secret, before, after) => {
        const whole = Buffer.concat([before, secret, after]);
        const core = base64Cores(secret)[before.length % 3] ?? '';
        expect(whole.toString('base64')).toContain(core);
        expect(whole.toString('base64url')).toContain(toUrlAlphabet(core));
        expect(core.length).toBeGreaterThanOrEqual(Math.floor((secret.length * 8 - 4) / 6));
      }),
    );
  });

  it('of the word of RFC 4648 are its beginning', () => {
    expect(base64Cores(Buffer.from('foobar'))[0]).toBe('Zm9vYmFy');
    expect(base64Cores(Buffer.from('fooba'))[0]).toBe('Zm9vYm');
  });
});
