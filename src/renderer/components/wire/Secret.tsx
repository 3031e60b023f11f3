import { Eye, EyeOff } from 'lucide-react';
import type { MaskedPart } from '../../../shared/views/masked-text.js';
import { mask, reveal, useRevealed, useRevealFailure } from '../../bridge/reveal.js';
import { CopyButton } from '../CopyButton.js';
import { IconButton } from '../IconButton.js';
import { inertText } from '../inert-text.js';
import styles from './Secret.module.css';

interface SecretProps {
  readonly part: MaskedPart;
  readonly runId: string;
  /** The dots alone, where what it is stands beside it. */
  readonly compact?: boolean;
}

/** One secret: dots and what it is, until it is revealed; masked again when the window loses focus. */
export function Secret({ part, runId, compact = false }: SecretProps) {
  const value = useRevealed(runId, part.ref);
  const failure = useRevealFailure(runId, part.ref);
  return (
    <span>
      {value === undefined ? (
        <span className={styles.masked}>
          <span aria-hidden="true" className={styles.dots}>
            ••••••
          </span>
          <span className={compact ? 'sr-only' : styles.label}>
            {part.label}, {part.length} {part.length === 1 ? 'character' : 'characters'}
          </span>
        </span>
      ) : (
        <span className={styles.shown}>{inertText(value)}</span>
      )}
      <span className={styles.actions}>
        <IconButton
          size="inline"
          icon={value === undefined ? Eye : EyeOff}
          label={`${value === undefined ? 'Reveal' : 'Mask'} ${part.label}`}
          onClick={() => (value === undefined ? void reveal(runId, part.ref) : mask(runId, part.ref))}
        />
        <CopyButton size="inline" source={{ kind: 'secret', runId, ref: part.ref }} what={part.label} />
      </span>
      {failure !== undefined && (
        <span role="alert" className={styles.failure}>
          {failure.message}
        </span>
      )}
    </span>
  );
}
