import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { counted } from '../../../components/format.js';
import { IconButton } from '../../../components/IconButton.js';
import { inertText } from '../../../components/inert-text.js';
import styles from './ImportQueueBar.module.css';
import { skipShown } from './import-actions.js';
import { moved, shownPreview } from './import-queue.js';
import { changeQueue, useImportSession } from './import-session.js';
import { importAll } from './save-import.js';

/** Where in the queue the dialog is, and ways through it. Nothing where there is no queue. */
export function ImportQueueBar() {
  const queue = useImportSession((session) => session.queue);
  const saving = usePending('client.import', 'client.importAll');
  const bar = useRef<HTMLElement>(null);
  const preview = shownPreview(queue);
  const count = queue.previews.length;
  if (preview === undefined || (count < 2 && queue.saved === 0)) return null;
  const ready = queue.previews.filter(({ importable }) => importable);
  const updating = ready.filter(({ saved }) => saved.length > 0).length;
  const go = (by: 1 | -1) => {
    changeQueue((now) => moved(now, by));
    // The next one is read from its beginning.
    bar.current?.closest('section')?.scrollTo({ top: 0 });
  };
  return (
    <nav ref={bar} className={styles.queue} aria-label="Clients to import">
      <IconButton icon={ChevronLeft} label="Previous client" onClick={() => go(-1)} />
      <p className={styles.place} aria-live="polite">
        <strong>
          {queue.shown + 1} of {count}
        </strong>{' '}
        {inertText(preview.suggested.name)}
        <span className={styles.progress}>{progressOf(queue.saved, count - ready.length, updating)}</span>
      </p>
      <IconButton icon={ChevronRight} label="Next client" onClick={() => go(1)} />
      <Button size="small" onClick={skipShown}>
        Skip
      </Button>
      {ready.length > 1 && (
        <Button size="small" disabled={saving} onClick={() => void importAll()}>
          Import all {ready.length}
        </Button>
      )}
    </nav>
  );
}

function progressOf(saved: number, unready: number, updating: number): string {
  const parts = [
    ...(saved > 0 ? [`${saved} imported`] : []),
    ...(unready > 0 ? [`${counted(unready, 'has', 'have')} errors`] : []),
    ...(updating > 0 ? [`${counted(updating, 'is', 'are')} saved already`] : []),
  ];
  return parts.join(' · ');
}
