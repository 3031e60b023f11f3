import { CircleQuestionMark, Code, Eye, EyeOff, Info } from 'lucide-react';
import type { ResultRow as Row } from '../../../shared/views/result.js';
import { mask, reveal } from '../../bridge/reveal.js';
import { CopyButton } from '../../components/CopyButton.js';
import { IconButton } from '../../components/IconButton.js';
import type { CopySource } from '../../components/use-copying.js';
import styles from './RowActions.module.css';
import type { RowValue } from './use-row-value.js';

/** Something below the row that is open or not. */
interface Toggle {
  readonly open: boolean;
  readonly onToggle: () => void;
}

interface RowActionsProps {
  readonly row: Row;
  readonly runId: string;
  readonly value: RowValue;
  readonly label: string;
  /** The string as it was decrypted, where there is room for it. */
  readonly raw?: Toggle;
  /** What may explain that there is no value. */
  readonly why?: Toggle | undefined;
  /** Source, derivation, kind and findings. */
  readonly about?: Toggle;
}

/** Reveal, copy, and the string as it was decrypted. */
export function RowActions({ row, runId, value, label, raw, why, about }: RowActionsProps) {
  const { ref, read } = value;
  return (
    <span className={styles.actions}>
      {ref !== undefined && (
        <IconButton
          size="inline"
          icon={read === undefined ? Eye : EyeOff}
          label={`${read === undefined ? 'Reveal' : 'Mask'} ${label}`}
          onClick={() => (read === undefined ? void reveal(runId, ref) : mask(runId, ref))}
        />
      )}
      {row.value !== undefined && <CopyButton size="inline" what={label} source={sourceOf(row.value, runId)} />}
      {read !== undefined && raw !== undefined && (
        <IconButton
          size="inline"
          icon={Code}
          label={`${raw.open ? 'Hide' : 'Show'} ${label} as decrypted`}
          expanded={raw.open}
          onClick={raw.onToggle}
        />
      )}
      {why !== undefined && (
        <IconButton
          size="inline"
          icon={CircleQuestionMark}
          label={`Why ${label} has no value`}
          expanded={why.open}
          onClick={why.onToggle}
        />
      )}
      {about !== undefined && (
        <IconButton size="inline" icon={Info} label={`About ${label}`} expanded={about.open} onClick={about.onToggle} />
      )}
    </span>
  );
}

function sourceOf(value: NonNullable<Row['value']>, runId: string): CopySource {
  return value.kind === 'masked' ? { kind: 'secret', runId, ref: value.ref } : { kind: 'text', text: value.raw };
}
