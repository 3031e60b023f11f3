import { execFile } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectOptions } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { PROJECT_PACKAGES, writeFiles } from './project-code.js';

/** The environment of a user who builds and starts a project by hand, and has not told Next.js that it may report. */
const BY_HAND = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } as const;

/** What it says of machines of continuous integration, and of no project. */
const NO_CACHE = /^⚠ No build cache found\..*$/m;

/** What a build left behind. */
export interface NextBuild {
  readonly code: number;
  readonly said: string;
  /** The project's own files whose text is another now. */
  readonly rewritten: readonly string[];
  /** What is new at the top of the project, and not left alone by git. */
  readonly added: readonly string[];
}

/**
 * Writes a project for Next.js and builds it as its `npm run build` does.
 *
 * @param earlier the folder of a project that was built before, whose cache makes this build take half the time
 */
export async function buildNext(folder: string, options: ProjectOptions, earlier?: string): Promise<NextBuild> {
  const files = projectCode(options);
  await writeFiles(folder, files);
  // The compiler of Next.js takes no packages that a link leads to, out of the project.
  linkTree(PROJECT_PACKAGES ?? '', join(folder, 'node_modules'));
  if (earlier !== undefined) await cp(join(earlier, '.next/cache'), join(folder, '.next/cache'), { recursive: true });
  const [program, ...args] = scriptOf(folder, 'build');
  const before = await readdir(folder);
  const env = { ...process.env, ...BY_HAND };
  const { code, said } = await new Promise<Pick<NextBuild, 'code' | 'said'>>((done) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env }, (error, ...texts) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), said: texts.join('').replace(NO_CACHE, '') }),
    );
  });
  const ignored = files.find(({ name }) => name === '.gitignore')?.text.split(/\/?\n/) ?? [];
  const texts = await Promise.all(files.map(({ name }) => readFile(join(folder, name), 'utf8')));
  return {
    code,
    said,
    rewritten: files.filter(({ text }, at) => text !== texts[at]).map(({ name }) => name),
    added: (await readdir(folder)).filter((name) => !before.includes(name) && !ignored.includes(name)),
  };
}

/** How a project that was built is started, on the port of its environment. */
export function nextStart(folder: string) {
  const [program, ...args] = scriptOf(folder, 'start');
  const rest = args.join(' ').replace(/ ?-p \d+/, '');
  return { command: `"${process.execPath}" "${program}" ${rest} "${folder}"`, env: BY_HAND };
}

/** A script of a project's manifest, with Next.js by the program that npm's own starter leads to. */
function scriptOf(folder: string, name: 'build' | 'start'): [string, ...string[]] {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [next, ...args] = String(scripts[name]).split(' ');
  if (next !== 'next') throw new Error(`${name} does not start Next.js.`);
  return [join(folder, 'node_modules/next/dist/bin/next'), ...args];
}

/** The same files in another place, which take no room; copies of them where that place is on another disk. */
function linkTree(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile()) linkFile(source, target);
  }
}

function linkFile(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
