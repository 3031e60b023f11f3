import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Names of files that hold credentials: one that is not there is a mistake worth telling. */
const CREDENTIALS_FILE = /\.(json|env|pem|key|der|age)$|(^|[\\/])\.env(\.[\w-]+)?$/i;

/**
 * The files that the app was started with, absolute, each once: every file that is there, and what is named like
 * credentials and is not. Anything else is Electron's, or a mistake.
 */
export function credentialsFilesIn(argv: readonly string[], workingDirectory: string): readonly string[] {
  const paths = argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => ({ argument, path: resolve(workingDirectory, argument) }))
    .filter(({ argument, path }) => isFile(path) ?? CREDENTIALS_FILE.test(argument))
    .map(({ path }) => path);
  return [...new Set(paths)];
}

/** Undefined where there is nothing at all. */
function isFile(path: string): boolean | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile();
  } catch {
    return undefined;
  }
}
