import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { ConsoleError } from '../../../core/errors.js';
import type { RunBook } from '../../run-book.js';
import type { HandlersOf } from '../router.js';

/** Only whoever exported it may read it: a sample as received holds personal data. */
const PRIVATE_FILE = 0o600;

export function exportHandlers(runs: RunBook, window: () => BrowserWindow | undefined): HandlersOf<'export'> {
  let lastExport: string | undefined;
  return {
    'export.preview': ({ runId }) => runs.sample(runId, 'masked'),
    'export.sample': async ({ runId, privacy }) => {
      const { fileName, json } = runs.sample(runId, privacy);
      const options: Electron.SaveDialogOptions = {
        title: 'Export sample payload',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: 'JSON', extensions: ['json'] }],
      };
      const parent = window();
      const { filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      if (!filePath) return null;
      await write(filePath, json);
      lastExport = filePath;
      return { path: filePath };
    },
    'export.showInFolder': () => {
      if (lastExport !== undefined) shell.showItemInFolder(lastExport);
      return {};
    },
  };
}

async function write(path: string, json: string): Promise<void> {
  try {
    const file = await open(path, 'w', PRIVATE_FILE);
    try {
      // A file that was there before keeps its mode otherwise.
      await file.chmod(PRIVATE_FILE);
      await file.writeFile(json);
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ConsoleError('storage', 'export-not-written', `The sample could not be written to ${path} (${reason}).`, {
      hint: 'Choose a folder that you may write to, on a disk with room.',
      cause: error,
    });
  }
}
