import { useEffect, useRef } from 'react';
import { followEvents } from '../../bridge/events.js';
import { useClient } from '../../bridge/queries.js';
import { maskAll } from '../../bridge/reveal.js';
import { isTyping } from '../../components/key-targets.js';
import { view } from '../../view/view.js';
import { importFromClipboard, showOpened, showRefused } from '../clients/import/import-actions.js';
import { putPiece } from '../clients/import/piece-actions.js';
import { pieceAt } from '../clients/import/piece-words.js';
import { showRunOf } from '../flow/run-tabs.js';
import { showImporting } from '../history/history-view.js';
import { inspectClipboard } from '../inspector/inspector-actions.js';
import { runCommand } from '../palette/commands.js';
import { followKeys } from '../palette/keys.js';

import { inspects } from './inspects.js';
import { listen } from './listen.js';

/** Follows main and the window as a whole: events, keys, paste, blur. */
export function useWindowEvents(): void {
  useEffect(() => {
    const ends = [
      followEvents({ onCommand: runCommand, onOpened: showOpened, onRefused: showRefused, onImporting: showImporting }),
      followKeys(),
      listen('blur', maskAll),
      listen('paste', onPaste),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  const chosen = useClient()?.key;
  const before = useRef(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another client is what calls for it
  useEffect(maskAll, [chosen]);
  useEffect(() => {
    if (chosen !== undefined && before.current !== undefined && before.current !== chosen) void showRunOf(chosen);
    before.current = chosen ?? before.current;
  }, [chosen]);
}

function onPaste(event: ClipboardEvent): void {
  // Of elements that take no text Chromium names another as the target: the focus says which part is meant. Main reads
  // the clipboard itself, so that the text stays out of this window, even on its way into a field.
  const piece = pieceAt(document.activeElement);
  if (piece !== undefined) {
    event.preventDefault();
    void putPiece(piece, { kind: 'clipboard' });
    return;
  }
  if (isTyping(event.target) || view.get().overlay !== undefined) return;
  event.preventDefault();
  if (inspects()) void inspectClipboard();
  else void importFromClipboard();
}
