import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app, shell } from 'electron';
import { ConsoleError } from '../../../core/errors.js';
import type { ExportedFiles } from '../../../core/export/exported-files.js';
import { findFormat } from '../../../core/export/formats.js';
import { writeExport } from '../../../core/export/write-export.js';
import { projectCode } from '../../../core/project-code/project-code.js';
import { type HarPrivacy, harOfRun } from '../../../engine/flow/har-of-run.js';
import type { RunWork } from '../../../engine/history/run-work.js';
import { writeProject } from '../../../engine/project-code/write-project.js';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import type { ExportPreview } from '../../../shared/views/export.js';
import { type SampleServices, samplesOf } from '../../runs/export-samples.js';
import type { RunBook } from '../../runs/run-book.js';
import { askWhereToSave, type WindowOf } from '../../window/ask-for-files.js';
import type { HandlersOf } from '../router.js';

/** A longer preview than anybody scrolls through. In characters. */
const MAX_PREVIEW = 200_000;
/** Of many runs the first few show what the file will be like. */
const MAX_PREVIEWED = 20;
const PRIVATE_FOLDER = 0o700;

export interface ExportHandlerServices extends SampleServices {
  readonly runs: Pick<RunBook, 'withResults' | 'keptContent'>;
  readonly work: RunWork;
}

export function exportHandlers(services: ExportHandlerServices, windowOf: WindowOf): HandlersOf<'export'> {
  let lastExport: string | undefined;
  const consoleVersion = app.getVersion();
  /** The requests of a run; of a kept one, which came from anywhere, in a thread of its own. */
  const harOf = async (runId: string, privacy: HarPrivacy) => {
    const content = services.runs.keptContent(runId);
    if (content === undefined) {
      const { name, text } = harOfRun(services.runs.withResults(runId).run, privacy, consoleVersion);
      return { fileName: name, content: text };
    }
    const { fileName, bytes } = await services.work.do('writeHar', { content, privacy, consoleVersion });
    return { fileName, content: bytes };
  };
  return {
    'export.preview': async ({ source, format, privacy, seed }) => {
      const samples = await samplesOf(services, source, { privacy, seed, consoleVersion }, MAX_PREVIEWED);
      const all = source.kind === 'runs' ? source.runs.length : services.sandbox.personas.list().length;
      const left = source.kind !== 'persona' && all > samples.length;
      return previewOf(await writeExport(format, samples), left);
    },
    'export.write': async ({ source, format, privacy, seed }) => {
      const samples = await samplesOf(services, source, { privacy, seed, consoleVersion });
      const exported = await writeExport(format, samples);
      const { label = format, extension } = findFormat(format) ?? {};
      const path = await askWhereToSave(windowOf, {
        title: exported.kind === 'folder' ? 'Export into a new folder' : 'Export sample payload',
        defaultPath: join(app.getPath('documents'), exported.name),
        // A dialog takes the last part of an extension alone.
        filters:
          extension === undefined ? [] : [{ name: label, extensions: [extension.split('.').at(-1) ?? extension] }],
      });
      if (path === undefined) return null;
      await write(path, exported);
      lastExport = path;
      return { path };
    },
    'export.har': async ({ runId, privacy }) => {
      const har = await harOf(runId, privacy);
      const path = await askWhereToSave(windowOf, {
        title: 'Export HAR',
        defaultPath: join(app.getPath('documents'), har.fileName),
        filters: [{ name: 'HTTP Archive', extensions: ['har'] }],
      });
      if (path === undefined) return null;
      await writePrivateFile(path, har.content);
      lastExport = path;
      return { path };
    },
    'export.project': async (options) => {
      const files = projectCode(options);
      const path = await askWhereToSave(windowOf, {
        title: 'Save all files into a new folder',
        defaultPath: join(app.getPath('documents'), `sgid-${options.target}`),
      });
      if (path === undefined) return null;
      await writeProject(path, files);
      lastExport = path;
      return { path };
    },
    'export.showInFolder': () => {
      if (lastExport !== undefined) shell.showItemInFolder(lastExport);
      return {};
    },
  };
}

/** A sample as received holds personal data, and fixtures hold keys: whoever exported them alone may read them. */
async function write(path: string, exported: ExportedFiles): Promise<void> {
  if (exported.kind === 'file') return writePrivateFile(path, exported.text);
  await makeFolder(path);
  for (const { name, text } of exported.files) await writePrivateFile(join(path, name), text);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER });
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ConsoleError('storage', 'export-not-written', `The folder ${path} could not be made (${reason}).`, {
      hint: 'Choose a name that no file has, in a folder that you may write to.',
      cause,
    });
  }
}

/** Keys, test keys though they are, stay out of the window: fixtures show what they say of themselves. */
function previewOf(exported: ExportedFiles, left: boolean): ExportPreview {
  const files = exported.kind === 'folder' ? exported.files : (exported.parts ?? []);
  const text = files.find(({ name }) => name === 'README.md')?.text ?? (exported.kind === 'file' ? exported.text : '');
  return {
    fileName: exported.name,
    // A byte order mark is for spreadsheets, and would be drawn.
    text: text.replace(/^\uFEFF/, '').slice(0, MAX_PREVIEW),
    cut: left || text.length > MAX_PREVIEW,
    files: files.length === 0 ? undefined : files.map(({ name }) => name),
  };
}
