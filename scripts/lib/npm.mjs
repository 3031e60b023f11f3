import { Failure } from './failure.mjs';
import { run } from './run.mjs';

const OLDEST_NPM = 9;

/**
 * How to start npm: through the very npm that started this script where there is one, since on Windows `npm` is a batch
 * file that cannot be spawned, and since several may be installed.
 */
export function npmCommand() {
  const { npm_execpath: script, npm_config_user_agent: agent = '' } = process.env;
  if (script && agent.startsWith('npm/')) return { command: process.execPath, args: [script], options: {} };
  return { command: 'npm', args: [], options: { shell: process.platform === 'win32' } };
}

/** Checks that npm is there and reads this lock file's format; under `npm run` that costs no extra process. */
export async function checkNpm() {
  const version = /^npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? '')?.[1] ?? (await askVersion());
  if (!version) {
    throw new Failure(
      'npm was not found, and it is needed to install the dependencies.',
      'Install Node with npm (it comes with the official installers), then run the same command again.',
    );
  }
  if (Number.parseInt(version, 10) < OLDEST_NPM) {
    throw new Failure(
      `npm ${OLDEST_NPM} or later is needed; this is npm ${version}.`,
      'Update it with: npm install --global npm@10',
    );
  }
}

async function askVersion() {
  const { command, args, options } = npmCommand();
  const { code, output } = await run(command, [...args, '--version'], options);
  return code === 0 ? /^\d+\.\d+\.\d+/m.exec(output)?.[0] : undefined;
}
