import type { Redactor } from '../../core/export/redact.js';
import type { Anatomy, AnatomySegment } from '../../core/flow/state.js';
import type { AnatomyView } from '../../shared/views/anatomy.js';
import { maskCut } from './mask-cut.js';

/** Longer than this, in characters, a token's part is cut for the window. */
const MAX_SEGMENT = 16_384;
/** Longer than this, in characters, the value of one member is cut for the window. */
const MAX_VALUE = 2048;

/**
 * A token taken apart as the window draws it, every text through the redactor.
 *
 * @param contentKeyRef under which name the unwrapped content encryption key is revealed
 */
export function anatomyViewOf(anatomy: Anatomy, redactor: Redactor, contentKeyRef: string): AnatomyView {
  const { title, kind, scope, verdict, verdictText, contentKey } = anatomy;
  return {
    title,
    kind,
    scope,
    verdict,
    verdictText: verdictText === undefined ? undefined : redactor.redact(verdictText),
    segments: anatomy.segments.map((segment) => segmentViewOf(segment, redactor)),
    contentKey:
      contentKey === undefined
        ? undefined
        : {
            ...contentKey,
            text: [{ ref: contentKeyRef, label: 'content encryption key', length: base64UrlLength(contentKey.bytes) }],
          },
  };
}

function segmentViewOf(segment: AnatomySegment, redactor: Redactor): AnatomyView['segments'][number] {
  const { role, bytes, decoded, members } = segment;
  return {
    role,
    bytes,
    note: redactor.redact(segment.note),
    text: maskCut(segment.text, MAX_SEGMENT, redactor, '…'),
    decoded: decoded === undefined ? undefined : maskCut(decoded, MAX_SEGMENT, redactor, '…'),
    members: members?.map((member) => ({
      ...member,
      name: redactor.redact(member.name),
      value: maskCut(member.value, MAX_VALUE, redactor, '…'),
    })),
  };
}

function base64UrlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}
