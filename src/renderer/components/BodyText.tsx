import { useMemo, useState } from 'react';
import type { MaskedText } from '../../shared/views/masked-text.js';
import styles from './BodyText.module.css';
import { Button } from './Button.js';
import { CodeFrame } from './CodeBlock.js';
import { byteCount } from './format.js';
import { type JsonToken, layOutJson } from './json-layout.js';
import { MaskedPieces } from './MaskedWire.js';
import { firstCharacters, fromSlots, maskedLength, plainText, withSlots } from './masked-slots.js';

/** What is drawn at once, in characters; a longer body is cut until the user asks for all of it. */
const CUT_AT = 200_000;
/** JSON longer than this is laid out without colours: tens of thousands of elements make scrolling slow. */
const COLOUR_UP_TO = 40_000;

interface BodyTextProps {
  readonly text: MaskedText;
  readonly runId: string;
  readonly label: string;
}

/** A body as text; JSON is laid out, and can be seen as it was received. */
export function BodyText({ text, runId, label }: BodyTextProps) {
  const [asReceived, setAsReceived] = useState(false);
  const [whole, setWhole] = useState(false);
  const length = maskedLength(text);
  const cut = length > CUT_AT && !whole;
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
      {cut && (
        <p className={styles.cut}>
          Cut at {byteCount(CUT_AT)} of {byteCount(length)}.{' '}
          <Button size="small" onClick={() => setWhole(true)}>
            Show all
          </Button>
        </p>
      )}
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
