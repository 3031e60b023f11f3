import { chmod, chown, cp, lstat, mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { inProject } from '../folders.mjs';
import { mustRun, run } from '../run.mjs';
import { findTool } from '../system/tools.mjs';

// Not in git, and yet what the tests run on.
const MADE = ['node_modules', 'out', 'dist/test-variant', 'dist/release'];

/**
 * Copies what the tests need into the test user's folder: an ordinary user cannot read a checkout under root's home.
 * @param {{ uid: number, gid: number, folder: string }} user
 * @param {import('../electron/provide.mjs').Runtime} runtime
 * @param {string} [projectPackages] what generated projects are made with
 * @returns {Promise<{ projectFolder: string, electron: string, node: string, projectPackages?: string }>} where things are now
 */
export async function stageFor(user, runtime, projectPackages) {
  const projectFolder = join(user.folder, 'project');
  await mkdir(projectFolder, { recursive: true });
  for (const file of await sourceFiles()) {
    await mkdir(dirname(join(projectFolder, file)), { recursive: true });
    await cp(inProject(file), join(projectFolder, file), { verbatimSymlinks: true });
  }
  for (const folder of MADE) {
    if (await exists(inProject(folder))) await copyTree(inProject(folder), join(projectFolder, folder));
  }
  const electronFolder = join(user.folder, 'electron');
  await copyTree(runtime.folder, electronFolder);
  const packages = projectPackages && join(user.folder, 'project-code', 'node_modules');
  if (packages) await copyTree(projectPackages, packages);
  const node = await readableNode(user);
  await mustRun('Handing the staged files to the test user', 'chown', ['-R', `${user.uid}:${user.gid}`, user.folder]);
  for (const folder of [
    electronFolder,
    ...['test-variant', 'release'].map((name) => join(projectFolder, 'dist', name, 'linux-unpacked')),
  ]) {
    await allowSandbox(folder);
  }
  return { projectFolder, electron: join(electronFolder, basename(runtime.binary)), node, projectPackages: packages };
}

/** What git tracks or would track; without git, everything that is not made. */
async function sourceFiles() {
  const git = findTool('git');
  const listed =
    git && (await run(git, ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: inProject() }));
  if (listed?.code !== 0) return everythingNotMade();
  const files = [...new Set(listed.output.split('\0').filter(Boolean))];
  const present = await Promise.all(files.map((file) => exists(inProject(file))));
  return files.filter((_, index) => present[index]);
}

async function everythingNotMade() {
  const entries = await readdir(inProject(), { recursive: true, withFileTypes: true });
  const made = ['node_modules', 'out', 'dist', '.git'].map((name) => inProject(name) + sep);
  return entries
    .filter((entry) => entry.isFile() && !made.some((folder) => (entry.parentPath + sep).startsWith(folder)))
    .map((entry) => join(entry.parentPath, entry.name).slice(inProject().length + 1));
}

/** `cp` keeps modes and links of ten thousand files several times faster than copying them one by one from here. */
async function copyTree(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await mustRun(`Copying ${basename(from)}`, 'cp', ['-a', '--reflink=auto', from, to]);
}

/** Node itself may be under root's home; then the tests get a copy of it. */
async function readableNode({ uid, gid, folder }) {
  const { code } = await run(process.execPath, ['--version'], { uid, gid, cwd: '/' });
  if (code === 0) return process.execPath;
  const copy = join(folder, 'bin', 'node');
  await cp(process.execPath, copy, { recursive: true });
  await chmod(copy, 0o755);
  return copy;
}

/** Chromium's helper for systems without user namespaces; builders and copies drop its owner and its setuid bit. */
async function allowSandbox(folder) {
  const helper = join(folder, 'chrome-sandbox');
  if (!(await exists(helper))) return;
  await chown(helper, 0, 0);
  await chmod(helper, 0o4755);
}

const exists = (path) =>
  lstat(path).then(
    () => true,
    () => false,
  );
