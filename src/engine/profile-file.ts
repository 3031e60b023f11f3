import { ConsoleError } from '../core/errors.js';
import { readJson } from '../core/json/read-json.js';
import { isJsonObject } from '../core/json.js';
import { readInputFile } from './storage/read-input-file.js';

/** A profile has a few kilobytes. */
const MAX_BYTES = 1_048_576;

/**
 * The JSON object in the file of a provider profile, its members not yet read.
 *
 * @throws ConsoleError `profile-not-json`, and the `file-…` codes
 */
export async function readProfileFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = Buffer.from(await readInputFile(path, MAX_BYTES)).toString('utf8');
  const reading = readJson(text.replace(/^\uFEFF/, ''));
  if (reading.ok && isJsonObject(reading.value)) return reading.value;
  throw new ConsoleError('config', 'profile-not-json', 'Expected a provider profile; this is not a JSON object.', {
    hint: 'Export one from the result of a run.',
  });
}
