import { spawnSync } from 'node:child_process';
import { canUseTerminal, runOnTerminal } from './on-terminal.js';

/** Whether the `age` program is on this machine, and can be given a terminal. */
export function hasAgeTool(): boolean {
  return canUseTerminal() && spawnSync('age', ['--version']).status === 0;
}

/**
 * Runs `age` on a terminal of its own, which is where it reads passphrases from, and types the passphrase each time it
 * asks.
 *
 * @returns its exit code; 0 where it did what it was asked
 */
export async function runAge(args: readonly string[], passphrase: string): Promise<number | null> {
  const prompt = /(Enter|Confirm) passphrase[^:]*:/;
  return (await runOnTerminal(['age', ...args], { prompt, typed: `${passphrase}\n` })).code;
}
