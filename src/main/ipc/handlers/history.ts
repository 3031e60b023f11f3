import { join } from 'node:path';
import { app } from 'electron';
import type { History } from '../../../engine/history/history.js';
import { historyFiles } from '../../../engine/history/history-files.js';
import type { RunWork } from '../../../engine/history/run-work.js';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import type { ChannelOutput } from '../../../shared/ipc/contract.js';
import type { RunBook } from '../../runs/run-book.js';
import { askForFiles, askWhereToSave, type WindowOf } from '../../window/ask-for-files.js';
import type { EventSender } from '../electron-transport.js';
import type { HandlersOf } from '../router.js';

export interface HistoryHandlerServices {
  readonly history: History;
  readonly runs: RunBook;
  readonly work: RunWork;
  readonly windowOf: WindowOf;
  readonly send: EventSender;
}

/** What is read sooner, in milliseconds, nobody wants to stop. */
const NOTICED_MS = 300;
const TYPES = [{ name: 'Run of sgID Console', extensions: ['json'] }];

/** Whatever changes the history answers with all of it, and tells the window. */
export function historyHandlers({
  history,
  runs,
  work,
  windowOf,
  send,
}: HistoryHandlerServices): HandlersOf<'history'> {
  const files = historyFiles(history, app.getVersion(), work);
  let importing: AbortController | undefined;
  const after = async (work: Promise<void> | void): Promise<ChannelOutput<'history.describe'>> => {
    try {
      await work;
    } finally {
      send('history.changed', await history.describe());
    }
    return history.describe();
  };
  return {
    'history.describe': () => history.describe(),
    'history.enable': ({ enabled }) => after(history.enable(enabled)),
    'history.setLimits': (limits) => after(history.setLimits(limits)),
    'history.annotate': ({ id, ...said }) => after(history.annotate(id, said)),
    'history.open': async ({ id }) => runs.openKept(await history.open(id)),
    'history.compare': ({ left, right }) => history.compare(left, right),
    'history.remove': ({ ids }) => after(history.remove(ids)),
    'history.removeAll': () => after(history.removeAll()),
    'history.removeFile': ({ file }) => after(history.removeFile(file)),
    'history.exportRun': async ({ id, privacy }) => {
      const { fileName, bytes } = await files.write(id, privacy);
      const path = await askWhereToSave(windowOf, {
        title: privacy === 'sanitised' ? 'Export run, sanitised' : 'Export run with real values',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: TYPES,
      });
      if (path === undefined) return null;
      await writePrivateFile(path, bytes);
      return { path };
    },
    'history.importRun': async () => {
      const [path] = await askForFiles(windowOf, { title: 'Import a run', properties: ['openFile'], filters: TYPES });
      if (path === undefined) return null;
      const stop = new AbortController();
      importing?.abort();
      importing = stop;
      const saying = setTimeout(() => send('history.importing', { reading: true }), NOTICED_MS);
      try {
        const id = await files.read(path, stop.signal);
        send('history.changed', await history.describe());
        return { id };
      } catch (error) {
        // Who stops it knows that nothing came of it.
        if (stop.signal.aborted) return null;
        throw error;
      } finally {
        clearTimeout(saying);
        if (importing === stop) {
          importing = undefined;
          send('history.importing', { reading: false });
        }
      }
    },
    'history.stopImport': () => {
      importing?.abort();
      return {};
    },
  };
}
