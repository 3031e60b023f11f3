import { writeFile } from 'node:fs/promises';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { inProject } from '../lib/folders.mjs';

/** `npm run docs`: writes the documents that are derived from the code. A unit test fails while one of them is stale. */
export async function main() {
  await ensureDependencies();
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(inProject('src/core/flow/check-catalogue/checks-document.ts'), {
    configFile: false,
    logLevel: 'error',
  });
  await writeFile(inProject('docs/checks.md'), module.checksDocument());
}
