import { readdir } from 'node:fs/promises';
import { inProject } from './folders.mjs';
import { run } from './run.mjs';

/** Type-checks every TypeScript project of the checkout; returns the names of those that failed. */
export async function typecheck() {
  const failed = [];
  for (const config of await findProjects()) {
    const tsc = inProject('node_modules/typescript/bin/tsc');
    const { code } = await run(process.execPath, [tsc, '--noEmit', '--pretty', String(inColour()), '-p', config], {
      live: true,
      cwd: inProject(),
    });
    if (code !== 0) failed.push(config);
  }
  return failed;
}

/** Lints and checks the formatting, changing nothing; returns whether all is well. */
export async function lint() {
  const biome = inProject('node_modules/@biomejs/biome/bin/biome');
  const { code } = await run(process.execPath, [biome, 'ci', ...(inColour() ? [] : ['--colors=off']), '.'], {
    live: true,
    cwd: inProject(),
  });
  return code === 0;
}

/** A base configuration is only ever extended: by itself it would take in the whole folder. */
async function findProjects() {
  const names = await readdir(inProject());
  return names.filter((name) => /^tsconfig(\..+)?\.json$/.test(name) && !name.includes('.base.')).sort();
}

/** Both tools colour their output even where nothing shows colours, and logs full of escapes are unreadable. */
const inColour = () => process.stdout.isTTY === true;
