import { ConsoleError } from '../core/errors.js';

/** SIGINT, SIGTERM or Ctrl+C came before the command was done: exit code 130. */
export function interrupted(): ConsoleError {
  return new ConsoleError('config', 'interrupted', 'Interrupted before it was done.');
}
