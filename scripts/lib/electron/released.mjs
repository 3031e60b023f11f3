import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../folders.mjs';
import { mustRun } from '../run.mjs';
import { step, warn } from '../say.mjs';
import { stopIfInterrupted } from '../signals.mjs';

const PROBE_MS = 4_000;
const DOWNLOAD_MS = 10 * 60_000;

/**
 * The Electron that package.json pins, put in place by its own installer; undefined where it is not there and cannot be had.
 * @returns {Promise<import('./provide.mjs').Runtime | undefined>}
 */
export async function provideReleased(version, { mayDownload }) {
  const installed = await findInstalled(version);
  if (installed || !mayDownload || !(await canDownload(version))) return installed;
  const installer = inProject('node_modules/electron/install.js');
  // On Node 20 its dependencies ask for a newer Node but run; if one day they do not, there is still the other runtime.
  await step(`Downloading Electron ${version}`, () =>
    mustRun('The download', process.execPath, [installer], { timeoutMs: DOWNLOAD_MS }),
  ).catch((error) => warn(error.message.split('\n')[0]));
  stopIfInterrupted();
  return findInstalled(version);
}

async function findInstalled(version) {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inProject('node_modules/electron/dist');
  const [present, program] = await Promise.all(
    [join(folder, 'version'), inProject('node_modules/electron/path.txt')].map((file) =>
      readFile(file, 'utf8').catch(() => ''),
    ),
  );
  const binary = join(folder, program.trim());
  return present.trim().replace(/^v/, '') === version && program && existsSync(binary)
    ? { binary, folder, version }
    : undefined;
}

/** Asks for the small list of checksums that lies beside the download: firewalls that swallow packets would cost minutes. */
async function canDownload(version) {
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  try {
    const response = await fetch(`${mirror}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
