import { defineConfig } from 'vite';

/** The command line: one plain Node program with everything but keytar in it. */
export default defineConfig({
  build: {
    outDir: `${process.env.SGID_CONSOLE_OUT_DIR ?? 'out'}/cli`,
    target: 'node20.19',
    ssr: 'src/cli/index.ts',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'index.js' } },
  },
  ssr: { noExternal: true, external: ['keytar'] },
});
