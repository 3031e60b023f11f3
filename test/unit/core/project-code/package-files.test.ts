import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VERSIONS } from '../../../../src/core/project-code/typescript/package-files.js';

const manifest = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

it('projects have the versions that the tests compile and run them with', () => {
  const { typescript, 'typescript for Next.js': typescriptForNext, ...others } = VERSIONS;
  const { dependencies } = manifest('scripts/project-code-packages/package.json');
  expect(dependencies).toEqual({ ...others, typescript: typescriptForNext });
  expect(manifest('package.json').devDependencies.typescript).toBe(typescript);
});
