import { join } from 'node:path';
import { app, shell } from 'electron';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import { askWhereToSave, type WindowOf } from '../../ask-for-files.js';
import type { RunBook } from '../../run-book.js';
import type { HandlersOf } from '../router.js';

export function exportHandlers(runs: RunBook, windowOf: WindowOf): HandlersOf<'export'> {
  let lastExport: string | undefined;
  return {
    'export.preview': ({ runId }) => runs.sample(runId, 'masked'),
    'export.sample': async ({ runId, privacy }) => {
      const { fileName, json } = runs.sample(runId, privacy);
      const path = await askWhereToSave(windowOf, {
        title: 'Export sample payload',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: 'JSON', extensions: ['json'] }],
      });
      if (path === undefined) return null;
      // A sample as received holds personal data.
      await writePrivateFile(path, json);
      lastExport = path;
      return { path };
    },
    'export.showInFolder': () => {
      if (lastExport !== undefined) shell.showItemInFolder(lastExport);
      return {};
    },
  };
}
