import { useEffect, useRef, useState } from 'react';
import { followEvents } from '../../bridge/events.js';
import { useClient } from '../../bridge/queries.js';
import { maskAll } from '../../bridge/reveal.js';
import { isTyping } from '../../components/key-targets.js';
import { view } from '../../view/view.js';
import { importFromClipboard, showOpened, showRefused } from '../clients/import/import-actions.js';
import { importFromDrop } from '../clients/import/import-drop.js';
import { putPiece } from '../clients/import/piece-actions.js';
import { pieceAt } from '../clients/import/piece-words.js';
import { showRunOf } from '../flow/run-tabs.js';
import { inspectClipboard, inspectDropped } from '../inspector/inspector-actions.js';
import { runCommand } from '../palette/commands.js';
import { followKeys } from '../palette/keys.js';

/** Follows main and the window as a whole: events, keys, paste, blur. */
export function useWindowEvents(): void {
  useEffect(() => {
    const ends = [
      followEvents({ onCommand: runCommand, onOpened: showOpened, onRefused: showRefused }),
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

/** True while files are held over the window. A drop imports them, wherever it falls. */
export function useFileDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (held: boolean) => {
      setOver(held);
      // Where files can be dropped one by one, the places show themselves.
      document.documentElement.toggleAttribute('data-dragging-files', held);
    };
    const ends = [
      // On its way from one element to the next nothing may be refused either.
      listen('dragenter', (event) => event.preventDefault()),
      listen('dragover', (event) => {
        // Without this the window would leave the app for the file.
        event.preventDefault();
        if (event.dataTransfer?.types.includes('Files')) hold(true);
      }),
      listen('dragleave', (event) => {
        if (event.relatedTarget === null) hold(false);
      }),
      // The pointer moves for the page again only once nothing is held any more, however that ended.
      listen('pointermove', () => hold(false)),
      listen('drop', (event) => {
        event.preventDefault();
        hold(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        if (inspects()) void inspectDropped(files);
        else void importFromDrop(files, pieceAt(event.target));
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return over;
}

/** On its own screen, what is pasted or dropped is inspected; everywhere else it is imported. */
function inspects(): boolean {
  const { screen, overlay } = view.get();
  return screen === 'inspector' && overlay === undefined;
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

function listen<K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): () => void {
  window.addEventListener(type, listener);
  return () => window.removeEventListener(type, listener);
}
