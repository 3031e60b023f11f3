import { useState } from 'react';
import type { MaskedText } from '../../../shared/views/masked-text.js';
import { Button } from '../Button.js';
import { MaskedWire } from './MaskedWire.js';
import { firstCharacters, maskedLength } from './masked-slots.js';

/** In a cell of a table, in characters: about four lines. */
const CUT_AT = 120;

interface LongWireProps {
  readonly text: MaskedText;
  readonly runId: string;
}

/** Text off the wire in a table: what is long is cut until the user asks for all of it. */
export function LongWire({ text, runId }: LongWireProps) {
  const [whole, setWhole] = useState(false);
  if (whole || maskedLength(text) <= CUT_AT * 1.5) return <MaskedWire text={text} runId={runId} />;
  return (
    <>
      <MaskedWire text={[...firstCharacters(text, CUT_AT), '…']} runId={runId} />{' '}
      <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
        Show all
      </Button>
    </>
  );
}
