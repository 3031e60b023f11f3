import { spawn } from 'node:child_process';
import { ConsoleError } from '../../core/errors.js';

/**
 * Opens a URL in the system browser, or in the program that `BROWSER` names.
 *
 * @throws ConsoleError `browser-not-opened`
 */
export function openSystemBrowser(url: string): Promise<void> {
  const [command, args] = opener(url);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore', env: withoutSecrets(process.env) });
    child.once('error', (cause) => reject(notOpened(command, cause)));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

function opener(url: string): readonly [string, string[]] {
  const chosen = process.env.BROWSER ?? '';
  if (chosen !== '') return [chosen, [url]];
  if (process.platform === 'darwin') return ['open', [url]];
  // The shell built-in `start` would take & in the URL for its own.
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/** What the user's shell holds for the SDK is no business of a browser. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SGID_')));
}

function notOpened(command: string, cause: unknown): ConsoleError {
  return new ConsoleError(
    'config',
    'browser-not-opened',
    `Expected ${command} to open the system browser; it could not be started.`,
    {
      hint: 'Open the URL yourself, or use --browser print.',
      cause,
    },
  );
}
