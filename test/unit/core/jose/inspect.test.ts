import { describe, expect, it } from 'vitest';
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
