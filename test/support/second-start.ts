import { spawn } from 'node:child_process';

/** Starts the packaged program once more on the same data, with arguments, and gives back its exit code. */
export function startSecond(userDataDir: string, args: readonly string[]): Promise<number | null> {
  const unsandboxed = process.env.SGID_CONSOLE_CHROMIUM_SANDBOX === '1' ? [] : ['--no-sandbox'];
  const second = spawn(process.env.SGID_CONSOLE_PACKAGED ?? '', [...unsandboxed, '--disable-gpu', ...args], {
    env: { ...process.env, SGID_CONSOLE_DATA_DIR: userDataDir },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    second.once('error', reject);
    second.once('close', resolve);
  });
}
