import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { newFolder, removeFolder } from './saved-clients.js';

/** The worker as plain JavaScript, so that many can be started in little time. */
export interface CompiledWorker {
  readonly path: string;
  readonly remove: () => void;
}

export async function compileWorker(): Promise<CompiledWorker> {
  const folder = newFolder();
  // The keychain's native module is not bundled; the worker finds it where the project does.
  symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      ssr: join(import.meta.dirname, 'worker.ts'),
      minify: true,
      rollupOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
    ssr: { noExternal: true, external: ['keytar'] },
  });
  return { path: join(folder, 'worker.mjs'), remove: () => removeFolder(folder) };
}
