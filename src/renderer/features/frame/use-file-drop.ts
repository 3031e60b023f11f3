import { useEffect, useState } from 'react';
import { importFromDrop } from '../clients/import/import-drop.js';
import { pieceAt } from '../clients/import/piece-words.js';
import { inspectDropped } from '../inspector/inspector-actions.js';
import { inspects } from './inspects.js';
import { listen } from './listen.js';

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
