import { resolve } from 'node:path';

/** Names of files that hold credentials; anything else on the command line is Electron's, or a mistake. */
const CREDENTIALS_FILE = /\.(json|env|pem)$|(^|[\\/])\.env(\.[\w-]+)?$/i;

/** The credentials file that the app was started with, absolute; undefined where there is none. */
export function credentialsFileIn(argv: readonly string[], workingDirectory: string): string | undefined {
  const file = argv.slice(1).find((argument) => !argument.startsWith('-') && CREDENTIALS_FILE.test(argument));
  return file === undefined ? undefined : resolve(workingDirectory, file);
}
