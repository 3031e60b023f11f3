import { describe, expect, it } from 'vitest';
import { characterOfByte } from '../../../../src/core/jose/base64url.js';
import { inspectJwe, inspectJws, peekAlgorithms } from '../../../../src/core/jose/inspect.js';
import { thrownCode } from '../../../support/thrown-code.js';

const encode = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');

describe('inspectJws', () => {
  it('shows header and payload as they came, and the signature by its length', () => {
    const compact = `${encode('{"alg":"RS256"}')}.${encode('{"exp":1e400,"sub":"a","sub":"b"}')}.${encode(Buffer.alloc(256))}`;
    const anatomy = inspectJws(compact, 'ID token');
    expect(anatomy).toMatchObject({ title: 'ID token', kind: 'jws', compact });
    expect(anatomy.verdict).toBeUndefined();
    expect(anatomy.segments).toMatchObject([
      { role: 'header', bytes: 15, decoded: '{\n  "alg": "RS256"\n}', note: 'Protected header: RS256' },
      { role: 'payload', decoded: '{\n  "exp": 1e400,\n  "sub": "a",\n  "sub": "b"\n}' },
      { role: 'signature', bytes: 256, note: 'Signature over header and payload, RS256' },
    ]);
  });

  it('shows malformed parts with a note', () => {
    const { segments } = inspectJws(`${encode('{"alg":5}')}.a+b.`);
    expect(segments[0]?.note).toBe('Protected header: no alg');
    expect(segments[1]).toMatchObject({ bytes: 0, note: expect.stringContaining('Malformed') });
    expect(segments[2]?.note).toBe('Empty: nothing is signed');
  });

  it('shows a payload that is text, or not even that', () => {
    expect(inspectJws(`e30.${encode('plain <b>')}.AA`).segments[1]).toMatchObject({
      decoded: 'plain <b>',
      note: expect.stringContaining('not JSON'),
    });
    const binary = inspectJws(`e30.${encode(Buffer.from([0xff, 0xfe]))}.AA`).segments[1];
    expect(binary).toMatchObject({ bytes: 2, note: expect.stringContaining('not UTF-8') });
    expect(binary?.decoded).toBeUndefined();
  });

  it('refuses other than three parts', () => {
    expect(thrownCode(() => inspectJws('a.b'))).toBe('jws-segment-count');
  });
});

describe('inspectJwe', () => {
  it('says what the empty key of dir means', () => {
    const { segments } = inspectJwe(`${encode('{"alg":"dir","enc":"A128GCM"}')}..AAAA.AAAA.AAAA`);
    expect(segments[1]).toMatchObject({ bytes: 0, note: 'Empty: the shared key encrypts the content itself' });
  });

  it('takes apart what it would never decrypt', () => {
    const compact = `${encode('{"alg":"RSA1_5","enc":"A128CBC-HS256"}')}.AAAA.AAAA.AAAA.AAAA`;
    expect(inspectJwe(compact).segments[1]?.note).toBe('Content encryption key, wrapped with RSA1_5');
    expect(peekAlgorithms(compact)).toEqual({ alg: 'RSA1_5', enc: 'A128CBC-HS256' });
  });

  it('refuses other than five parts', () => {
    expect(thrownCode(() => inspectJwe('a.b.c'))).toBe('jwe-segment-count');
  });
});

describe('the members of a token', () => {
  const payload = '{"sub":"新 \\u00e9", "aud" : ["a","b"],"exp":1790000300,"n":{"x":[{}]},"sub":null}';
  const compact = `${encode('{"alg":"RS256","typ":"JWT"}')}.${encode(payload)}.AA`;
  const [header, claims] = inspectJws(compact).segments;

  it('names each with its value, meaning and clause', () => {
    expect(header?.members).toMatchObject([
      { name: 'alg', value: 'RS256', meaning: expect.stringContaining('RSA PKCS #1'), spec: 'RFC 7518 3.3' },
      { name: 'typ', value: 'JWT', spec: 'RFC 7515 4.1.9' },
    ]);
    expect(claims?.members?.map(({ name, value, time }) => [name, value, time])).toEqual([
      ['sub', '新 é', undefined],
      ['aud', '["a","b"]', undefined],
      ['exp', '1790000300', 1_790_000_300],
      ['n', '{"x":[{}]}', undefined],
      ['sub', 'null', undefined],
    ]);
  });

  it('finds the characters that carry each, by bytes and not by characters', () => {
    const text = claims?.text ?? '';
    for (const [index, member] of (claims?.members ?? []).entries()) {
      // Whole groups of four around the stretch decode to the member and at most two bytes beside it on either side.
      const around = text.slice(member.start - (member.start % 4), Math.ceil(member.end / 4) * 4);
      const bytes = Buffer.from(around, 'base64url').toString('latin1');
      expect(bytes).toContain(`"${member.name}"`);
      expect(member.start).toBeGreaterThan(claims?.members?.[index - 1]?.end ?? 0);
    }
    // {"sub":"新 \u00e9": a byte for the {, then 6 for the name and its colon, and 12 for the value.
    const [sub, aud] = claims?.members ?? [];
    expect([sub?.start, sub?.end, aud?.start]).toEqual([1, characterOfByte(19), characterOfByte(21)]);
  });

  it('explains what stands in the header of a wrapped key otherwise than in one of a signature', () => {
    const jwe = inspectJwe(`${encode('{"alg":"A128GCMKW","enc":"A128GCM","iv":"AAAA","kid":"k"}')}.AA.AA.AA.AA`);
    expect(jwe.segments[0]?.members?.map(({ spec }) => spec)).toEqual([
      'RFC 7518 4.7',
      'RFC 7518 5.3',
      'RFC 7518 4.7.1.1',
      'RFC 7516 4.1.6',
    ]);
  });

  it('takes no time for a time that is none, and lists no more than 200', () => {
    const times = inspectJws(`e30.${encode('{"exp":"1790000300","iat":-1,"nbf":1e400,"auth_time":300}')}.AA`);
    expect(times.segments[1]?.members?.map(({ time }) => time)).toEqual([undefined, undefined, undefined, 300]);
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`m${index}`, index])));
    expect(inspectJws(`e30.${encode(many)}.AA`).segments[1]?.members).toHaveLength(200);
    expect(inspectJws(`e30.${encode('[1]')}.AA`).segments[1]?.members).toBeUndefined();
  });

  it('T11: __proto__ and constructor are members like any other', () => {
    const hostile = inspectJws(`${encode('{"__proto__":1,"constructor":2}')}.e30.AA`).segments[0]?.members;
    expect(hostile?.map(({ name, meaning }) => [name, meaning])).toEqual([
      ['__proto__', undefined],
      ['constructor', undefined],
    ]);
  });
});
