import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A folder that is there while the tests of a file, or of a describe block, run. */
export interface TestFolder {
  /** A place in it; the folder itself without names. */
  readonly at: (...names: readonly string[]) => string;
  /** Writes a file, an object as JSON, and returns where it is. */
  readonly write: (name: string, content: object | string) => Promise<string>;
}

export function testFolder(): TestFolder {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-console-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const at = (...names: readonly string[]) => join(folder, ...names);
  return {
    at,
    write: async (name, content) => {
      await writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content));
      return at(name);
    },
  };
}
