import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ChannelInput } from '../../shared/ipc/contract.js';
import { call, failureView } from '../bridge/bridge.js';
import { Button } from './Button.js';
import styles from './CopyButton.module.css';
import { IconButton } from './IconButton.js';

/** What is copied: text the window has, or a secret or a private key that main copies without showing it. */
export type CopySource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'secret'; readonly runId: string; readonly ref: string }
  | { readonly kind: 'key-variable'; readonly of: ChannelInput<'clipboard.copyKeyVariable'> };

interface CopyButtonProps {
  readonly source: CopySource;
  /** What it is the copy of: `client id`. */
  readonly what: string;
  readonly size?: 'regular' | 'inline';
  /** As a button with words instead of a picture. */
  readonly words?: string;
}

type Outcome = { readonly kind: 'none' | 'copied' } | { readonly kind: 'failed'; readonly message: string };

const SHOWN_MS = 2000;

/** Copies through main, and says that it did. */
export function CopyButton({ source, what, size = 'regular', words }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  useEffect(() => {
    if (outcome.kind !== 'copied') return;
    const timer = setTimeout(() => setOutcome({ kind: 'none' }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => {
    copied(source).then(
      () => setOutcome({ kind: 'copied' }),
      (error: unknown) => setOutcome({ kind: 'failed', message: failureView(error).message }),
    );
  };
  const icon = outcome.kind === 'none' ? Copy : outcome.kind === 'copied' ? Check : X;
  const done = source.kind === 'text' ? 'Copied' : 'Copied; cleared in 60 s';
  return (
    <>
      {words === undefined ? (
        <IconButton
          icon={icon}
          size={size}
          label={outcome.kind === 'copied' ? done : outcome.kind === 'failed' ? outcome.message : `Copy ${what}`}
          onClick={copy}
        />
      ) : (
        <>
          <Button icon={outcome.kind === 'none' ? undefined : icon} onClick={copy}>
            {outcome.kind === 'copied' ? done : words}
          </Button>
          {outcome.kind === 'failed' && (
            <span className={styles.failure} aria-hidden="true">
              {outcome.message}
            </span>
          )}
        </>
      )}
      <span className="sr-only" role="status">
        {outcome.kind === 'copied' && `${done}: ${what}`}
        {outcome.kind === 'failed' && outcome.message}
      </span>
    </>
  );
}

function copied(source: CopySource): Promise<unknown> {
  switch (source.kind) {
    case 'text':
      return call('clipboard.copyText', { text: source.text });
    case 'secret':
      return call('clipboard.copySecret', { runId: source.runId, ref: source.ref });
    case 'key-variable':
      return call('clipboard.copyKeyVariable', source.of);
  }
}
