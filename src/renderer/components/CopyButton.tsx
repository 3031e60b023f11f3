import { Check, Copy, X } from 'lucide-react';
import { Button } from './Button.js';
import styles from './CopyButton.module.css';
import { IconButton } from './IconButton.js';
import { type CopySource, useCopying } from './use-copying.js';

interface CopyButtonProps {
  readonly source: CopySource;
  /** What it is the copy of: `client id`. */
  readonly what: string;
  readonly size?: 'regular' | 'inline';
  /** As a button with words instead of a picture. */
  readonly words?: string;
}

const ICONS = { none: Copy, copied: Check, failed: X } as const;

/** Copies through main, and says that it did. */
export function CopyButton({ source, what, size = 'regular', words }: CopyButtonProps) {
  const { outcome, copy } = useCopying();
  const { kind } = outcome;
  return (
    <>
      {words === undefined ? (
        <IconButton
          icon={ICONS[kind]}
          size={size}
          label={kind === 'none' ? `Copy ${what}` : outcome.words}
          onClick={() => copy(source)}
        />
      ) : (
        <>
          <Button icon={kind === 'none' ? undefined : ICONS[kind]} onClick={() => copy(source)}>
            {kind === 'copied' ? outcome.words : words}
          </Button>
          {kind === 'failed' && (
            <span className={styles.failure} aria-hidden="true">
              {outcome.words}
            </span>
          )}
        </>
      )}
      <span className="sr-only" role="status">
        {kind === 'copied' && `${outcome.words}: ${what}`}
        {kind === 'failed' && outcome.words}
      </span>
    </>
  );
}
