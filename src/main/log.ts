import { join } from 'node:path';
import log from 'electron-log/main.js';
import { stackFrames, toErrorView } from '../core/errors.js';

/** Writes the log beside the settings; only codes, messages and stacks of our own go in, never what a user typed or received. */
export function openLog(folder: string): void {
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'main.log');
  log.transports.file.level = 'info';
  log.transports.console.level = 'warn';
  log.errorHandler.startCatching({ showDialog: false, onError: ({ error }) => logUnexpected('process', error) });
}

/** One line for something notable. */
export function logInfo(message: string): void {
  log.info(message);
}

/** An error that no one threw on purpose: where, and its stack without its message, which may quote a value. */
export function logUnexpected(where: string, error: unknown): false {
  const name = error instanceof Error ? error.name : typeof error;
  log.error(`${where}: ${toErrorView(error).code} (${name})\n${stackFrames(error)}`);
  return false;
}
