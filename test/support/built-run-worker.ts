import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** The worker that reads runs, built as it is for the app; `remove` takes it away again. */
export async function buildRunWorker(): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'sgid-run-worker-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir,
      emptyOutDir: false,
      ssr: resolve('src/main/runs/run-worker.ts'),
      rollupOptions: { output: { entryFileNames: 'run-worker.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return { file: join(outDir, 'run-worker.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) };
}
