import { existsSync } from 'node:fs';
import { inProject } from '../folders.mjs';
import { run } from '../run.mjs';
import { findTool } from './tools.mjs';

/**
 * What Electron needs of a Debian system beyond a minimal one, some of it loaded only when it is used (so that no check of
 * the binary would miss it), and the library behind the keychain.
 */
export const electronPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libxtst6',
  'libdrm2',
  'libnotify4',
  'libsecret-1-0',
  'xdg-utils',
];

/** Names of shared libraries that Electron and the keychain module need and this machine lacks, plus `xdg-open`. */
export async function missingForElectron(binary) {
  if (process.platform !== 'linux') return [];
  const keychain = inProject('node_modules/keytar/prebuilds', `linux-${process.arch}`, 'keytar.node');
  const [ofElectron, ofKeychain] = await Promise.all([missingLibraries(binary), missingLibraries(keychain)]);
  const tools = findTool('xdg-open') ? [] : ['xdg-open'];
  return [...new Set([...ofElectron, ...ofKeychain, ...tools])];
}

async function missingLibraries(binary) {
  const ldd = findTool('ldd');
  if (!ldd || !existsSync(binary)) return [];
  const { output } = await run(ldd, [binary]);
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}
