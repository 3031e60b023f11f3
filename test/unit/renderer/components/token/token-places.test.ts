import { describe, expect, it } from 'vitest';
import { inspectJws } from '../../../../../src/core/jose/inspect.js';
import { nextSelection } from '../../../../../src/renderer/components/token/token-keys.js';
import {
  partAt,
  partsOf,
  placeOf,
  placeSegments,
  rangeOfPart,
} from '../../../../../src/renderer/components/token/token-places.js';
import type { AnatomyView } from '../../../../../src/shared/views/anatomy.js';

const encode = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');
const compact = `${encode('{"alg":"RS256","kid":"k"}')}.${encode('{"sub":"u=1","aud":"C"}')}.${encode(Buffer.alloc(6, 0xab))}`;
const placed = placeSegments(viewOf(compact));

/** The segments as main sends them, with nothing secret in them. */
function viewOf(token: string): AnatomyView['segments'] {
  return inspectJws(token).segments.map((segment) => ({
    ...segment,
    text: [segment.text],
    decoded: undefined,
    members: segment.members?.map((member) => ({ ...member, value: [member.value] })),
  }));
}

describe('from a part to the characters it comes from', () => {
  it('finds whole segments between the dots', () => {
    expect(placed.map(({ start, end }) => compact.slice(start, end))).toEqual(compact.split('.'));
    expect(rangeOfPart(placed, { segment: 2 })).toMatchObject({ end: compact.length });
  });

  it('finds members, and none where the segment was cut before', () => {
    const range = rangeOfPart(placed, { segment: 1, member: 1 });
    const text = compact.slice(range?.start, range?.end);
    expect(Buffer.from(text, 'base64url').toString('latin1').length).toBeGreaterThan(8);
    const cut = placeSegments(viewOf(compact).map((segment) => ({ ...segment, text: ['eyJhb', '…'] })));
    expect(rangeOfPart(cut, { segment: 0, member: 0 })).toEqual({ start: 1, end: 6 });
    expect(rangeOfPart(cut, { segment: 0, member: 1 })).toBeUndefined();
  });

  it('goes through every part in order', () => {
    expect(partsOf(placed)).toEqual([
      { segment: 0, member: 0 },
      { segment: 0, member: 1 },
      { segment: 1, member: 0 },
      { segment: 1, member: 1 },
      { segment: 2 },
    ]);
  });
});

describe('from characters to what they are', () => {
  it('every part is found again at its own characters', () => {
    for (const part of partsOf(placed)) {
      const range = rangeOfPart(placed, part) ?? { start: 0, end: 0 };
      expect(partAt(placed, Math.floor((range.start + range.end) / 2))).toEqual(part);
    }
    expect(partAt(placed, compact.indexOf('.'))).toBeUndefined();
    expect(partAt(placed, 0)).toEqual({ segment: 0, member: undefined });
  });

  it('names segment, members, bytes and what they are in hex', () => {
    const start = compact.lastIndexOf('.') + 1;
    expect(placeOf(placed, { start: start + 1, end: start + 3 })).toMatchObject({
      segments: [{ index: 2 }],
      members: [],
      bytes: [2, 2],
      hex: 'ab',
    });
    const alg = rangeOfPart(placed, { segment: 0, member: 0 }) ?? { start: 0, end: 0 };
    expect(placeOf(placed, alg)).toMatchObject({ members: [0], bytes: [2, 14] });
    expect(Buffer.from(placeOf(placed, alg).hex?.replaceAll(' ', '') ?? '', 'hex').toString()).toBe('"alg":"RS256"');
  });

  it('counts a secret by its length, shows nothing of it, and takes several segments together', () => {
    const secret = { ref: 'signature', label: 'signature', length: 8 };
    const masked = placeSegments(viewOf(compact).map((one, index) => (index === 2 ? { ...one, text: [secret] } : one)));
    const start = compact.lastIndexOf('.') + 1;
    expect(placeOf(masked, { start, end: start + 4 })).toMatchObject({ bytes: [1, 3], hex: undefined });
    expect(placeOf(masked, { start: start - 4, end: start + 4 }).segments.map(({ index }) => index)).toEqual([1, 2]);
  });
});

describe('the keys of the token', () => {
  const press = (key: string, from?: { anchor: number; head: number }, extend = false) =>
    nextSelection(placed, from, key, extend);

  it('goes by characters, extends with Shift, and stays within', () => {
    expect(press('ArrowRight')).toEqual({ anchor: 0, head: 0 });
    expect(press('ArrowLeft', { anchor: 0, head: 0 })).toEqual({ anchor: 0, head: 0 });
    expect(press('ArrowRight', { anchor: 3, head: 5 }, true)).toEqual({ anchor: 3, head: 6 });
    expect(press('End')).toEqual({ anchor: compact.length - 1, head: compact.length - 1 });
    expect(press('ArrowRight', { anchor: 0, head: compact.length - 1 })).toMatchObject({ head: compact.length - 1 });
  });

  it('goes from part to part, and leaves other keys alone', () => {
    const first = press('ArrowDown');
    expect(first).toMatchObject({ anchor: rangeOfPart(placed, { segment: 0, member: 0 })?.start });
    if (typeof first !== 'object') throw new Error('Nothing was selected.');
    expect(press('ArrowDown', first)).toMatchObject({ anchor: rangeOfPart(placed, { segment: 0, member: 1 })?.start });
    expect(press('ArrowUp', first)).toEqual(first);
    expect([press('Escape', first), press('Escape'), press('Tab'), press('a')]).toEqual([
      undefined,
      'not-ours',
      'not-ours',
      'not-ours',
    ]);
  });
});
