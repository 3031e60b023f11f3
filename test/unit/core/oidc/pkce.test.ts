import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assertCodeVerifier,
  buildCodeChallenge,
  isPublishedPkceValue,
  randomToken,
} from '../../../../src/core/oidc/pkce.js';
import { thrownCode } from '../../../support/thrown-code.js';

describe('PKCE', () => {
  it('makes the challenge of RFC 7636 appendix B', () => {
    expect(buildCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('makes 43 characters from 32 bytes, which a verifier may have', () => {
    const token = randomToken(randomBytes);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(thrownCode(() => assertCodeVerifier(token))).toBeUndefined();
  });

  it('knows both pairs that the documentation prints, and that they belong together', () => {
    const first = 'bbGcObXZC1YGBQZZtZGQH9jsyO1vypqCGqnSU_4TI5S';
    expect(isPublishedPkceValue(first)).toBe(true);
    expect(isPublishedPkceValue(buildCodeChallenge(first))).toBe(true);
    expect(isPublishedPkceValue('CUZX5qE8Wvye6kS_SasIsa8MMxacJftmWdsIA_iKp3I')).toBe(true);
    expect(isPublishedPkceValue(randomToken(randomBytes))).toBe(false);
  });

  it('takes exactly the verifiers of RFC 7636 4.1', () => {
    const allowed = fc.string({
      unit: fc.constantFrom(...'ABCxyz019-._~'),
      minLength: 0,
      maxLength: 140,
    });
    fc.assert(
      fc.property(allowed, (verifier) => {
        const fits = verifier.length >= 43 && verifier.length <= 128;
        expect(thrownCode(() => assertCodeVerifier(verifier))).toBe(fits ? undefined : 'code-verifier-length');
      }),
    );
  });
});
