import { harOfRun } from '../../engine/flow/har-of-run.js';
import type { RunParts } from '../../engine/flow/run-secrets.js';
import type { CommandContext } from '../command.js';
import { exportNotWritten, writeForOwner } from './write-for-owner.js';

/**
 * Writes the requests of a run as an HTTP Archive, also of one that failed; nothing where it sent none.
 *
 * @param reveal secrets and tokens in clear, for this user alone
 * @throws ConsoleError `export-not-written`
 */
export async function writeHar(
  { notes, version }: Pick<CommandContext, 'notes' | 'version'>,
  path: string,
  run: RunParts,
  reveal: boolean,
): Promise<void> {
  if (run.state.steps.every(({ exchanges }) => exchanges.length === 0)) {
    notes.line(`${notes.symbol('warned')} No request was sent, so no HAR was written.`);
    return;
  }
  const { text } = harOfRun(run, reveal ? 'received' : 'masked', version);
  try {
    await writeForOwner(path, text);
  } catch (cause) {
    throw exportNotWritten(path, cause);
  }
  const what = reveal ? 'as it was on the wire: holds secrets and tokens' : 'masked';
  notes.line(`${notes.symbol('passed')} HAR (${what}) written to ${notes.plain(path)}`);
}
