import { Code, Eye, EyeOff } from 'lucide-react';
import type { ResultRow as Row } from '../../../shared/views/flow.js';
import { mask, reveal } from '../../bridge/reveal.js';
import { CopyButton } from '../../components/CopyButton.js';
import { IconButton } from '../../components/IconButton.js';
import styles from './RowActions.module.css';
import type { RowValue } from './use-row-value.js';

interface RowActionsProps {
  readonly row: Row;
  readonly runId: string;
  readonly value: RowValue;
  readonly label: string;
  readonly rawOpen?: boolean;
  /** Left out where there is no room for the string as it was decrypted. */
  readonly onRaw?: () => void;
}

/** Reveal, copy, and the string as it was decrypted. */
export function RowActions({ row, runId, value, label, rawOpen = false, onRaw }: RowActionsProps) {
  if (row.value === undefined) return null;
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
      <CopyButton
        size="inline"
        what={label}
        source={
          row.value.kind === 'masked'
            ? { kind: 'secret', runId, ref: row.value.ref }
            : { kind: 'text', text: row.value.raw }
        }
      />
      {read !== undefined && onRaw !== undefined && (
        <IconButton
          size="inline"
          icon={Code}
          label={`${rawOpen ? 'Hide' : 'Show'} ${label} as decrypted`}
          expanded={rawOpen}
          onClick={onRaw}
        />
      )}
    </span>
  );
}
