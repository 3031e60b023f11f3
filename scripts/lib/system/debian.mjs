import { createInterface } from 'node:readline/promises';
import { Failure, Interrupted } from '../failure.mjs';
import { mustRun, run } from '../run.mjs';
import { say, step } from '../say.mjs';
import { findTool } from './tools.mjs';

const APT_ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/**
 * Gets what is missing from Debian's packages: as root by itself (on a terminal it asks first), otherwise by telling the one
 * command that does it.
 * @param {readonly string[]} missing what was looked for and not found, for the message
 * @param {readonly string[]} packages what provides it
 * @param {{ purpose: string, mayInstall: boolean }} options `purpose` completes "… is needed …"
 */
export async function installFromDebian(missing, packages, { purpose, mayInstall }) {
  if (missing.length === 0) return;
  say(`This machine lacks what is needed ${purpose}: ${missing.join(', ')}`);
  const apt = findTool('apt-get');
  if (!apt)
    throw new Failure(
      'These come from the system, and this script can only install them on Debian and Ubuntu.',
      'Install them with your package manager and run the same command again.',
    );
  const names = await Promise.all(packages.map(currentName));
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !mayInstall || !(await isWelcome(names))) {
    throw new Failure(
      'They were not installed.',
      `Install them and run the same command again:\n  ${isRoot ? '' : 'sudo '}apt-get install -y ${names.join(' ')}`,
    );
  }
  await step(`Installing ${names.length} system packages`, () => install(apt, names));
}

/** Whether scripts may install system packages at all: not with `--no-install` or SGID_CONSOLE_NO_INSTALL=1. */
export function mayInstall(flags) {
  return !flags['no-install'] && process.env.SGID_CONSOLE_NO_INSTALL !== '1';
}

async function isWelcome(names) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question(`Install these with apt-get now? ${names.join(' ')} [Y/n] `);
    return /^(y|yes|)$/i.test(answer.trim());
  } catch (error) {
    // While it asks, the prompt itself takes Ctrl+C.
    throw error.code === 'ABORT_ERR' ? new Interrupted('SIGINT') : error;
  } finally {
    prompt.close();
  }
}

async function install(apt, names) {
  const args = ['install', '-y', '--no-install-recommends', ...names];
  const { code } = await run(apt, args, { env: APT_ENV });
  if (code === 0) return;
  // On a fresh machine the lists of packages are empty or old.
  await run(apt, ['update'], { env: APT_ENV });
  await mustRun('Installing system packages', apt, args, { env: APT_ENV });
}

/** Newer releases renamed some libraries when times became 64 bits wide; the old names are then no package of their own. */
async function currentName(name) {
  const cache = findTool('apt-cache');
  if (!cache || !name.startsWith('lib')) return name;
  const { code, output } = await run(cache, ['show', '--no-all-versions', `${name}t64`]);
  return code === 0 && output.includes('Package:') ? `${name}t64` : name;
}
