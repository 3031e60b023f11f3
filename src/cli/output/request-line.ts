import type { SandboxRequest } from '../../sandbox/types.js';
import type { Terminal } from './terminal.js';

/** A request that the sandbox answered, as one line of a log: when, by the clock of this place, what, and what was done. */
export function requestLine(
  { plain, paint }: Pick<Terminal, 'plain' | 'paint'>,
  { at, method, path, status, note }: Pick<SandboxRequest, 'at' | 'method' | 'path' | 'status' | 'note'>,
): string {
  const [time = ''] = new Date(at).toTimeString().split(' ');
  const line = `${time} ${status} ${plain(method)} ${plain(path)}  ${plain(note)}`;
  return status < 400 ? line : paint('red', line);
}
