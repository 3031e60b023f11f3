import { useEffect, useState } from 'react';
import { followEvents } from '../../bridge/events.js';
import { useClient } from '../../bridge/queries.js';
import { maskAll } from '../../bridge/reveal.js';
import { importFromClipboard, importFromDrop, showPreview } from '../clients/client-actions.js';
import { runCommand } from '../palette/commands.js';
import { followKeys, isTyping } from '../palette/keys.js';
import { view } from './view.js';

/** Follows main and the window as a whole: events, keys, paste, blur. */
export function useWindowEvents(): void {
  useEffect(() => {
    const ends = [
      followEvents({ onCommand: runCommand, onPreview: showPreview }),
      followKeys(),
      listen('blur', maskAll),
      listen('paste', onPaste),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  const chosen = useClient()?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another client is what calls for it
  useEffect(maskAll, [chosen]);
}

/** True while a file is held over the window. A drop imports it, wherever it falls. */
export function useFileDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const ends = [
      listen('dragover', (event) => {
        // Without this the window would leave the app for the file.
        event.preventDefault();
        if (event.dataTransfer?.types.includes('Files')) setOver(true);
      }),
      listen('dragleave', (event) => {
        if (event.relatedTarget === null) setOver(false);
      }),
      listen('drop', (event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void importFromDrop(file);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return over;
}

function onPaste(event: ClipboardEvent): void {
  if (isTyping(event.target) || view.get().overlay !== undefined) return;
  event.preventDefault();
  void importFromClipboard();
}

function listen<K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): () => void {
  window.addEventListener(type, listener);
  return () => window.removeEventListener(type, listener);
}
