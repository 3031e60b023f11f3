import { spawn, spawnSync } from 'node:child_process';

/** Whether a program can be given a terminal of its own here: with `script` of util-linux. */
export function canUseTerminal(): boolean {
  return process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
}

/**
 * Runs a program on a terminal of its own, and types something each time it asks.
 *
 * @param prompt what it writes when it asks; `typed` is what a user would type then, Enter included
 * @returns its exit code, and all that was to be seen on the terminal
 */
export function runOnTerminal(
  command: readonly string[],
  { prompt, typed, env }: { readonly prompt: RegExp; readonly typed: string; readonly env?: NodeJS.ProcessEnv },
): Promise<{ readonly code: number | null; readonly seen: string }> {
  return new Promise((resolve, reject) => {
    const line = command.map((word) => `'${word}'`).join(' ');
    const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let seen = '';
    let answered = 0;
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, seen }));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen += text;
      const asked = seen.match(new RegExp(prompt, 'g'))?.length ?? 0;
      for (; answered < asked; answered += 1) child.stdin.write(typed);
    });
  });
}
