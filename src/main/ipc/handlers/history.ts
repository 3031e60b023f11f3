import { join } from 'node:path';
import { app } from 'electron';
import type { History } from '../../../engine/history/history.js';
import { historyFiles } from '../../../engine/history/history-files.js';
import { openedKept } from '../../../engine/history/kept-run.js';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import type { ChannelOutput } from '../../../shared/ipc/contract.js';
import type { RunBook } from '../../runs/run-book.js';
import { askForFiles, askWhereToSave, type WindowOf } from '../../window/ask-for-files.js';
import type { EventSender } from '../electron-transport.js';
import type { HandlersOf } from '../router.js';

export interface HistoryHandlerServices {
  readonly history: History;
  readonly runs: RunBook;
  readonly windowOf: WindowOf;
  readonly send: EventSender;
}

const TYPES = [{ name: 'Run of sgID Console', extensions: ['json'] }];

/** Whatever changes the history answers with all of it, and tells the window. */
export function historyHandlers({ history, runs, windowOf, send }: HistoryHandlerServices): HandlersOf<'history'> {
  const files = historyFiles(history, app.getVersion());
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
    'history.open': async ({ id }) => {
      const about = await history.summary(id);
      return runs.openKept(openedKept(await history.read(id), about));
    },
    'history.compare': ({ left, right }) => history.compare(left, right),
    'history.remove': ({ ids }) => after(history.remove(ids)),
    'history.removeAll': () => after(history.removeAll()),
    'history.removeFile': ({ file }) => after(history.removeFile(file)),
    'history.exportRun': async ({ id, privacy }) => {
      const { fileName, json } = await files.write(id, privacy);
      const path = await askWhereToSave(windowOf, {
        title: privacy === 'sanitised' ? 'Export run, sanitised' : 'Export run with real values',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: TYPES,
      });
      if (path === undefined) return null;
      await writePrivateFile(path, json);
      return { path };
    },
    'history.importRun': async () => {
      const [path] = await askForFiles(windowOf, { title: 'Import a run', properties: ['openFile'], filters: TYPES });
      if (path === undefined) return null;
      const id = await files.read(path);
      send('history.changed', await history.describe());
      return { id };
    },
  };
}
