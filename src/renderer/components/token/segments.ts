import type { AnatomyView } from '../../../shared/views/anatomy.js';

/** What a segment of a compact token is. */
export type SegmentRole = AnatomyView['segments'][number]['role'];

/** A segment's name and its colour, which it keeps on every screen. */
export interface SegmentLook {
  readonly name: string;
  readonly colour: 'segment1' | 'segment2' | 'segment3' | 'segment4' | 'segment5';
}

const LOOKS: Readonly<Record<SegmentRole, SegmentLook>> = {
  header: { name: 'Header', colour: 'segment1' },
  'encrypted-key': { name: 'Encrypted key', colour: 'segment2' },
  iv: { name: 'IV', colour: 'segment3' },
  ciphertext: { name: 'Ciphertext', colour: 'segment4' },
  payload: { name: 'Payload', colour: 'segment4' },
  tag: { name: 'Tag', colour: 'segment5' },
  signature: { name: 'Signature', colour: 'segment5' },
};

/** How a segment of this role is called and coloured. */
export function segmentOf(role: SegmentRole): SegmentLook {
  return LOOKS[role];
}
