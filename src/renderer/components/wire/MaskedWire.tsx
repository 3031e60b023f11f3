import { Fragment } from 'react';
import type { MaskedText } from '../../../shared/views/masked-text.js';
import { inertText } from '../inert-text.js';
import { Secret } from './Secret.js';

interface MaskedWireProps {
  readonly text: MaskedText;
  readonly runId: string;
  readonly compact?: boolean;
}

/** Text off the wire, with a reveal and a copy of its own for every secret in it. */
export function MaskedWire({ text, runId, compact }: MaskedWireProps) {
  return (
    <span className="wire">
      <MaskedPieces text={text} runId={runId} compact={compact} />
    </span>
  );
}

/** The same without an element of its own, for inside of one that sets the type. */
export function MaskedPieces({ text, runId, compact }: MaskedWireProps) {
  return text.map((part, index) => {
    const key = `${index}:${typeof part === 'string' ? '' : part.ref}`;
    return typeof part === 'string' ? (
      <Fragment key={key}>{inertText(part)}</Fragment>
    ) : (
      <Secret key={key} part={part} runId={runId} compact={compact} />
    );
  });
}
