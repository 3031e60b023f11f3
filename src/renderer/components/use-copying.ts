import { useEffect, useState } from 'react';
import type { ChannelInput } from '../../shared/ipc/contract.js';
import { call, failureView } from '../bridge/bridge.js';

/** What is copied: text the window has, or a secret or a private key that main copies without showing it. */
export type CopySource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'secret'; readonly runId: string; readonly ref: string }
  | { readonly kind: 'key-variable'; readonly of: ChannelInput<'clipboard.copyKeyVariable'> }
  | { readonly kind: 'environment'; readonly of: ChannelInput<'clipboard.copyEnvironment'> };

/** What came of copying: said for a moment, or until the next try where it failed. */
type CopyOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'copied'; readonly words: string }
  | { readonly kind: 'failed'; readonly words: string };

const SHOWN_MS = 2000;

/** Copies through main, and knows for a moment that it did. */
export function useCopying(): { readonly outcome: CopyOutcome; readonly copy: (source: CopySource) => void } {
  const [outcome, setOutcome] = useState<CopyOutcome>({ kind: 'none' });
  useEffect(() => {
    if (outcome.kind !== 'copied') return;
    const timer = setTimeout(() => setOutcome({ kind: 'none' }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (source: CopySource) => {
    const words = source.kind === 'text' ? 'Copied' : 'Copied; cleared in 60 s';
    copied(source).then(
      () => setOutcome({ kind: 'copied', words }),
      (error: unknown) => setOutcome({ kind: 'failed', words: failureView(error).message }),
    );
  };
  return { outcome, copy };
}

function copied(source: CopySource): Promise<unknown> {
  switch (source.kind) {
    case 'text':
      return call('clipboard.copyText', { text: source.text });
    case 'secret':
      return call('clipboard.copySecret', { runId: source.runId, ref: source.ref });
    case 'key-variable':
      return call('clipboard.copyKeyVariable', source.of);
    case 'environment':
      return call('clipboard.copyEnvironment', source.of);
  }
}
