import { useMemo, useState } from 'react';
import type { MaskedText } from '../../../shared/views/masked-text.js';
import { Button } from '../Button.js';
import { CodeFrame } from '../code/CodeBlock.js';
import { COLOUR_UP_TO } from '../code/colour-limit.js';
import styles from './BodyText.module.css';
import { CUT_AT, useCut } from './CutText.js';
import { type JsonToken, layOutJson } from './json-layout.js';
import { MaskedPieces } from './MaskedWire.js';
import { firstCharacters, fromSlots, plainText, withSlots } from './masked-slots.js';

interface BodyTextProps {
  readonly text: MaskedText;
  readonly runId: string;
  readonly label: string;
}

/** A body as text; JSON is laid out, and can be seen as it was received. */
export function BodyText({ text, runId, label }: BodyTextProps) {
  const [asReceived, setAsReceived] = useState(false);
  const { cut, note } = useCut(text);
  const slotted = useMemo(() => (cut ? undefined : withSlots(text)), [cut, text]);
  const tokens = useMemo(() => (slotted === undefined ? undefined : layOutJson(slotted.text)), [slotted]);
  const pretty = tokens !== undefined && !asReceived;
  return (
    <>
      <CodeFrame
        label={label}
        copy={plainText(text)}
        actions={
          tokens !== undefined && (
            <Button size="small" variant="quiet" onClick={() => setAsReceived(!asReceived)}>
              {asReceived ? 'Formatted' : 'Unformatted'}
            </Button>
          )
        }
      >
        {pretty && slotted !== undefined ? (
          <JsonTokens tokens={tokens} secrets={slotted.secrets} runId={runId} />
        ) : (
          <MaskedPieces text={cut ? firstCharacters(text, CUT_AT) : text} runId={runId} />
        )}
      </CodeFrame>
      {note}
    </>
  );
}

/** A text as it is, cut where it is long. */
export function PlainText({ text, runId, label }: BodyTextProps) {
  const { cut, note } = useCut(text);
  return (
    <>
      <CodeFrame label={label} copy={plainText(text)}>
        <MaskedPieces text={cut ? firstCharacters(text, CUT_AT) : text} runId={runId} />
      </CodeFrame>
      {note}
    </>
  );
}

interface JsonTokensProps {
  readonly tokens: readonly JsonToken[];
  readonly secrets: Parameters<typeof fromSlots>[1];
  readonly runId: string;
}

function JsonTokens({ tokens, secrets, runId }: JsonTokensProps) {
  const whole = useMemo(() => tokens.map((token) => token.text).join(''), [tokens]);
  if (whole.length > COLOUR_UP_TO) return <MaskedPieces text={fromSlots(whole, secrets)} runId={runId} />;
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
    <span key={index} className={styles[token.kind]}>
      <MaskedPieces text={fromSlots(token.text, secrets)} runId={runId} />
    </span>
  ));
}
