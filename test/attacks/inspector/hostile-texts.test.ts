import { describe, expect, it } from 'vitest';
import { createInspections } from '../../../src/engine/inspect/inspections.js';
import { inspectionView } from '../../../src/shared/views/inspector.js';
import { thrownCode } from '../../support/thrown-code.js';

const inspections = createInspections({
  clients: { list: () => [], secretsOf: () => Promise.reject(new Error('There are none.')) },
  http: () => Promise.reject(new Error('Nothing may be sent.')),
  environmentOf: async (environment) => environment,
});

const encode = (text: string): string => Buffer.from(text).toString('base64url');

function open(text: string) {
  const startedAt = performance.now();
  const view = inspections.open(text, 'Clipboard');
  const took = performance.now() - startedAt;
  expect(inspectionView.safeParse(view).error).toBeUndefined();
  return { view, took, size: JSON.stringify(view).length };
}

describe('hostile texts in the inspector', () => {
  it('J17 takes a userinfo response with 1,000 fields and one of 10 MB without a stall, and sends little of it', () => {
    const field = `${encode('{"alg":"dir","enc":"A128GCM"}')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
    const data: Record<string, string> = {};
    for (let index = 0; index < 1000; index += 1) data[`extra.scope_${index}`] = field;
    data['myinfo.name'] = field.replace('.AAAA.', `.${'A'.repeat(10_000_000)}.`);
    const { view, took, size } = open(JSON.stringify({ sub: 'u=1', key: field, data }));
    expect(view.kind).toBe('userinfo');
    expect(took).toBeLessThan(3_000);
    expect(size).toBeLessThan(2_000_000);
  });

  it('T06 refuses what is too large, unread', () => {
    expect(thrownCode(() => open('x'.repeat(64 * 1024 * 1024 + 1)))).toBe('inspect-too-large');
  });

  it('T07 takes JSON nested 100,000 deep for nothing it knows, without overflow', () => {
    for (const text of ['[', '{"sub":'].map((open_) => open_.repeat(100_000))) {
      expect(open(text).view.kind).toBe('unknown');
    }
    const claims = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(open(`${encode('{"alg":"RS256"}')}.${encode(claims)}.AA`).view.kind).toBe('jws');
  });

  it('T11 __proto__ and constructor are data only', () => {
    const text = '{"__proto__":{"keys":[]},"constructor":{"issuer":"x"},"toString":1}';
    expect(open(text).view.kind).toBe('unknown');
    const { view } = open('{"sub":"u=1","data":{"__proto__":"a.b.c.d.e"},"key":"a.b.c.d.e"}');
    expect(view.kind).toBe('userinfo');
    expect({}).not.toHaveProperty('keys');
  });

  it('J18 counts broken and repeated members, and keeps what came', () => {
    const claims = encode(`{${Array.from({ length: 10_000 }, (_, index) => `"m${index}":"NA"`).join(',')}}`);
    const { view, took } = open(`${encode('{"alg":"RS256","alg":"none"}')}.${claims}.AA`);
    const [token] = view.sections;
    expect(token?.type === 'token' && token.anatomy.segments[1]?.members?.length).toBe(200);
    expect(token?.type === 'token' && token.anatomy.segments[0]?.members?.length).toBe(2);
    expect(took).toBeLessThan(1_000);
  });

  it('J19 leaves markup, escapes and marks of direction as text, and lets no name of them into an address', () => {
    const hostile = '<img src=x onerror=alert(1)>\u202E\u001b[31m';
    const { view } = open(
      `http://localhost:5001/cb?code=abcdef&state=${encodeURIComponent(hostile)}&error=${encodeURIComponent(hostile)}`,
    );
    const members = view.sections.find((section) => section.type === 'members');
    expect(members?.type === 'members' && members.members.some(({ value }) => value.join('').includes('<img'))).toBe(
      true,
    );
  });

  it.each([
    ['many dots', `${encode('{"alg":"RS256"}')}${'.'.repeat(1_000_000)}`],
    ['many quotes', '"'.repeat(1_000_000)],
    ['white space', `a${' '.repeat(1_000_000)}b`],
    ['many equals signs', `A=${'='.repeat(1_000_000)}`],
    ['a long URL', `https://a.example/?code=${'a&code='.repeat(200_000)}`],
    ['begins of keys', '-----BEGIN '.repeat(20_000)],
  ])('says quickly what a text of %s is', (_name, text) => {
    expect(open(text).took).toBeLessThan(2_000);
  });
});
