import type { AnatomyView } from '../../../shared/views/anatomy.js';
import type { MaskedText } from '../../../shared/views/masked-text.js';
import { maskedLength, sliceMasked } from '../wire/masked-slots.js';

type Segment = AnatomyView['segments'][number];

/** A stretch of a compact token: the first character and the one behind the last, dots counted. */
export interface CharRange {
  readonly start: number;
  readonly end: number;
}

/** A segment and where it stands in the token as it is shown. */
export interface PlacedSegment extends CharRange {
  readonly segment: Segment;
  readonly index: number;
}

/** A segment of a token, or one member of what it decodes to. */
export interface TokenPart {
  readonly segment: number;
  readonly member?: number | undefined;
}

/** Characters that were chosen with the keyboard: where that began, and where it is now. */
export interface TokenSelection {
  readonly anchor: number;
  readonly head: number;
}

/** Where each segment stands, with a dot between. */
export function placeSegments(segments: readonly Segment[]): readonly PlacedSegment[] {
  let at = 0;
  return segments.map((segment, index) => {
    const start = at;
    const end = start + maskedLength(segment.text);
    at = end + 1;
    return { segment, index, start, end };
  });
}

/** The characters that a part comes from; a member beyond where the segment was cut has none. */
export function rangeOfPart(placed: readonly PlacedSegment[], part: TokenPart): CharRange | undefined {
  const found = placed[part.segment];
  if (found === undefined) return undefined;
  if (part.member === undefined) return found;
  const member = found.segment.members?.[part.member];
  if (member === undefined) return undefined;
  const start = found.start + member.start;
  return start >= found.end ? undefined : { start, end: Math.min(found.start + member.end, found.end) };
}

/** Every part that can be gone to, in the order of the token: members where there are any, else the segment. */
export function partsOf(placed: readonly PlacedSegment[]): readonly TokenPart[] {
  return placed.flatMap(({ segment, index }) =>
    segment.members === undefined || segment.members.length === 0
      ? [{ segment: index }]
      : segment.members.map((_, member) => ({ segment: index, member })),
  );
}

/** The part that a character belongs to; the segment where it is between two members, undefined for a dot. */
export function partAt(placed: readonly PlacedSegment[], at: number): TokenPart | undefined {
  const found = placed.find(({ start, end }) => at >= start && at < end);
  if (found === undefined) return undefined;
  const local = at - found.start;
  const member = found.segment.members?.findIndex(({ start, end }) => local >= start && local < end) ?? -1;
  return { segment: found.index, member: member === -1 ? undefined : member };
}

/** What a stretch of characters is. */
export interface ChosenPlace {
  /** The segments it touches. */
  readonly segments: readonly PlacedSegment[];
  /** Within a single segment: the members it touches, by index. */
  readonly members: readonly number[];
  /** Within a single segment: the first and the last byte, counted from 1. */
  readonly bytes?: readonly [first: number, last: number] | undefined;
  /** The bytes in hex, where they are few and not masked. */
  readonly hex?: string | undefined;
}

/** So many characters are shown as bytes. */
const MAX_HEX_CHARACTERS = 32;

/** Of a group of three bytes, the one of which each of four characters carries most. */
const BYTE_OF_CHARACTER = [0, 1, 1, 2] as const;

/** Says what a stretch of characters is: four of them carry three bytes. RFC 4648 5. */
export function placeOf(placed: readonly PlacedSegment[], range: CharRange): ChosenPlace {
  const segments = placed.filter(({ start, end }) => range.start < end && range.end > start);
  const [only] = segments;
  if (only === undefined || segments.length > 1) return { segments, members: [] };
  const start = Math.max(range.start - only.start, 0);
  const end = Math.min(range.end, only.end) - only.start;
  const members = (only.segment.members ?? []).flatMap((member, index) =>
    start < member.end && end > member.start ? [index] : [],
  );
  if (only.segment.bytes === 0) return { segments, members };
  const first = Math.min(byteOf(start), only.segment.bytes - 1);
  const behind = Math.min(byteOf(end - 1) + 1, only.segment.bytes);
  const hex = end - start > MAX_HEX_CHARACTERS ? undefined : hexOf(only.segment.text, first, behind);
  return { segments, members, bytes: [first + 1, behind], hex };
}

function byteOf(character: number): number {
  return Math.floor(character / 4) * 3 + (BYTE_OF_CHARACTER[character % 4] ?? 0);
}

/** Bytes of a segment in hex; undefined where a secret stands there, or what is no base64url. */
function hexOf(text: MaskedText, first: number, behind: number): string | undefined {
  const groupStart = Math.floor(first / 3) * 4;
  const pieces = sliceMasked(text, groupStart, Math.ceil(behind / 3) * 4);
  if (!pieces.every((piece) => typeof piece === 'string')) return undefined;
  const encoded = pieces.join('');
  if (!/^[A-Za-z0-9_-]*$/.test(encoded) || encoded.length % 4 === 1) return undefined;
  const bytes = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  const skipped = first - (groupStart / 4) * 3;
  return [...bytes.slice(skipped, skipped + behind - first)]
    .map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'))
    .join(' ');
}
