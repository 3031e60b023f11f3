import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/** The pages that a program asked the system's browser to open. */
export interface CaughtUrls {
  /** What to add to the environment of the program. */
  readonly env: Readonly<Record<string, string>>;
  /** Every page opened so far, oldest first. */
  readonly openedUrls: () => Promise<string[]>;
  /** The next page that is opened, or that was opened and not yet asked for; fails after `timeoutMs`. */
  readonly nextOpenedUrl: (timeoutMs?: number) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/**
 * Stands in for the user's browser: `shell.openExternal` ends in `xdg-open`, which is shadowed on the PATH and in BROWSER by a
 * script that notes the address down instead of opening it.
 */
export async function catchOpenedUrls(): Promise<CaughtUrls> {
  const folder = await mkdtemp(join(tmpdir(), 'sgid-browser-'));
  const bin = join(folder, 'bin');
  const notes = join(folder, 'opened.txt');
  await mkdir(bin);
  await appendFile(notes, '');
  for (const name of ['xdg-open', 'browser']) {
    await writeFile(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "$1" >> '${notes}'\n`);
    await chmod(join(bin, name), 0o755);
  }

  let read = 0;
  const openedUrls = async () => (await readFile(notes, 'utf8')).split('\n').slice(0, -1);
  const nextOpenedUrl = async (timeoutMs = 10_000) => {
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      const url = (await openedUrls())[read];
      if (url !== undefined) {
        read += 1;
        return url;
      }
      await sleep(POLL_MS);
    }
    throw new Error(`No page was opened in the browser within ${timeoutMs} ms`);
  };

  return {
    env: { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, BROWSER: join(bin, 'browser') },
    openedUrls,
    nextOpenedUrl,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}
