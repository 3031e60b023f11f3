import { describe, expect, it } from 'vitest';
import { parseCompactJwe, parseCompactJws } from '../../../../src/core/jose/compact.js';
import { thrownCode } from '../../../support/thrown-code.js';

const encode = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');
const jws = (header: string | Uint8Array): string => `${encode(header)}.e30.AAAA`;

describe('compact serialisation', () => {
  it('decodes a JWS', () => {
    const parsed = parseCompactJws(`${encode('{"alg":"RS256","kid":"é"}')}.${encode('{"sub":"u"}')}.AQID`);
    expect(parsed.protectedHeader).toEqual({ alg: 'RS256', kid: 'é' });
    expect(parsed.payload.toString()).toBe('{"sub":"u"}');
    expect([...parsed.signature]).toEqual([1, 2, 3]);
  });

  it('decodes a JWE and keeps the header as it came', () => {
    const header = encode('{ "alg":"dir","enc":"A128GCM" }');
    const parsed = parseCompactJwe(`${header}..AAAA.BBBB.CCCC`);
    expect(parsed).toMatchObject({ headerText: header, protectedHeader: { alg: 'dir', enc: 'A128GCM' } });
    expect(parsed.encryptedKey).toHaveLength(0);
  });

  it.each(['', 'a', 'a.b', 'a.b.c.d', 'a.b.c.d.e', 'a.b.c.d.e.f', '.'.repeat(100_000)])(
    'counts the parts of a JWS: %#',
    (text) => {
      expect(thrownCode(() => parseCompactJws(text))).toBe('jws-segment-count');
    },
  );

  it.each(['', 'a.b.c', 'a.b.c.d', 'a.b.c.d.e.f', '.'.repeat(100_000)])('counts the parts of a JWE: %#', (text) => {
    expect(thrownCode(() => parseCompactJwe(text))).toBe('jwe-segment-count');
  });

  it.each(['e30=.e30.AAAA', 'e30.e3+.AAAA', 'e30.e30.AA A', 'e30.e30.AB', ' e30.e30.AAAA', 'e30.e30.AAAA\n'])(
    'refuses what is not base64url: %j',
    (text) => {
      expect(thrownCode(() => parseCompactJws(text))).toBe('jws-not-base64url');
    },
  );

  it.each(['', 'null', '[]', '"x"', '{', '{"alg":"RS256"} x', `${'['.repeat(500)}${']'.repeat(500)}`])(
    'refuses a header that is no JSON object: %#',
    (header) => {
      expect(thrownCode(() => parseCompactJws(jws(header)))).toBe('jws-header-not-json');
    },
  );

  it('refuses a header that is not UTF-8, or begins with a byte order mark', () => {
    expect(thrownCode(() => parseCompactJws(jws(Buffer.from('7b2261223a22ff227d', 'hex'))))).toBe(
      'jws-header-not-json',
    );
    expect(thrownCode(() => parseCompactJws(jws('\uFEFF{}')))).toBe('jws-header-not-json');
  });

  it('refuses a name given twice, also where one of them is escaped', () => {
    expect(thrownCode(() => parseCompactJws(jws('{"alg":"none","\\u0061lg":"RS256"}')))).toBe(
      'jws-header-repeated-name',
    );
  });
});
