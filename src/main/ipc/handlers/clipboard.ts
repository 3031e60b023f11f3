import { clipboard } from 'electron';
import type { RunBook } from '../../run-book.js';
import { copySecret } from '../../secret-clipboard.js';
import type { HandlersOf } from '../router.js';

export function clipboardHandlers(runs: RunBook): HandlersOf<'clipboard'> {
  return {
    'clipboard.copyText': ({ text }) => {
      clipboard.writeText(text);
      return {};
    },
    'clipboard.copySecret': ({ runId, ref }) => {
      copySecret(runs.reveal(runId, ref));
      return {};
    },
  };
}
