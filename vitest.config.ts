import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false };

// Nothing there leaves anything behind in a module, so that files may share them: that takes half the time.
const shared = { isolate: false };

export default defineConfig({
  define: { __TEST_VARIANT__: 'true' },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...shared } },
      { extends: true, test: { name: 'attacks', include: ['test/attacks/**/*.test.ts'], ...shared } },
      { extends: true, test: { name: 'interop', include: ['test/interop/**/*.test.ts'], testTimeout: 60_000 } },
      // Real settings files and the real Secret Service of the run, in plain Node.
      { extends: true, test: { name: 'keychain', include: ['test/keychain/**/*.test.ts'], ...slow } },
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...slow } },
      {
        extends: true,
        test: { name: 'gallery', include: ['test/gallery/**/*.test.ts'], ...slow, testTimeout: 600_000 },
      },
    ],
  },
});
