import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The oldest runtime the app is run on: Electron 33, with Node 20.18 and Chrome 130 (docs/decisions/runtime.md).
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

const outDir = process.env.SGID_CONSOLE_OUT_DIR ?? 'out';
const define = { __TEST_VARIANT__: JSON.stringify(process.env.SGID_CONSOLE_TEST_VARIANT === '1') };
const external = ['electron', 'keytar', /^node:/];

export default defineConfig({
  main: {
    define,
    build: {
      outDir: `${outDir}/main`,
      target: NODE_TARGET,
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/main/index.ts'), 'run-worker': resolve('src/main/runs/run-worker.ts') },
        external,
      },
    },
  },
  preload: {
    define,
    build: {
      outDir: `${outDir}/preload`,
      target: NODE_TARGET,
      minify: true,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file.
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    define,
    plugins: [react()],
    build: {
      outDir: `${outDir}/renderer`,
      target: CHROME_TARGET,
      cssTarget: CHROME_TARGET,
      minify: true,
      // Inlined assets would need data: in the CSP of fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
});
