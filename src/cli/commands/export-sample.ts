import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConsoleError } from '../../core/errors.js';
import type { ExportedFiles } from '../../core/export/exported-files.js';
import { findFormat } from '../../core/export/formats.js';
import { PRIVACY_LEVELS } from '../../core/export/privacy.js';
import type { CommandContext } from '../command.js';
import { checkWritable } from './check-writable.js';
import type { ExportOptions } from './export-options.js';
import { exportNotWritten, writeForOwner } from './write-for-owner.js';

/** Personal data, where it was asked for, is for this user alone; so are test keys. */
const PRIVATE_FOLDER = 0o700;

/**
 * Writes an export where it was asked to be: a file, the files of a folder, or one more line of an NDJSON file.
 *
 * @throws ConsoleError `export-not-written`, `export-not-ndjson`
 */
export async function writeExportTo(
  { notes }: Pick<CommandContext, 'notes'>,
  { path, format, privacy }: ExportOptions,
  exported: ExportedFiles,
): Promise<void> {
  try {
    if (exported.kind === 'folder') {
      await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER });
      for (const { name, text } of exported.files) await writeForOwner(join(path, name), text);
    } else if (format === 'ndjson') {
      await appendLine(path, exported.text);
    } else {
      await writeForOwner(path, exported.text);
    }
  } catch (cause) {
    throw cause instanceof ConsoleError ? cause : exportNotWritten(path, cause);
  }
  const level = PRIVACY_LEVELS.find(({ id }) => id === privacy)?.label.toLowerCase();
  const what = privacy === 'received' ? `${level}: holds personal data` : level;
  notes.line(`${notes.symbol('passed')} Sample payload (${format}, ${what}) written to ${notes.plain(path)}`);
}

/**
 * Looks whether an export can be written where it was asked to be, before there is anything to write.
 *
 * @throws ConsoleError `export-not-written`, `export-not-ndjson`
 */
export async function checkExportTarget({ path, format }: ExportOptions): Promise<void> {
  await checkWritable(path, findFormat(format)?.extension === undefined ? 'folder' : 'file');
  if (format === 'ndjson') await checkIsNdjson(path);
}

/** Several runs make one file: each adds its line to what is there. */
async function appendLine(path: string, line: string): Promise<void> {
  await checkIsNdjson(path);
  await writeForOwner(path, line, 'a');
}

async function checkIsNdjson(path: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (before !== '' && !(before.startsWith('{"_about":') && before.endsWith('}\n'))) {
    throw new ConsoleError(
      'config',
      'export-not-ndjson',
      `Expected ${path} to be new or an NDJSON export; it is neither.`,
      {
        hint: 'Choose another name: a run adds its line to the runs before it.',
      },
    );
  }
}
