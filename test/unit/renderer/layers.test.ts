import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../support/source-files.js';

/** The folders of the window, the ground first: each may import those before it, and none beside it. */
const LAYERS: readonly (readonly string[])[] = [
  ['bridge'],
  ['view'],
  ['components'],
  ['features/values', 'features/keychain', 'features/history', 'features/project-code'],
  ['features/clients'],
  ['features/flow'],
  ['features/first-start', 'features/inspector', 'features/results', 'features/sandbox', 'features/scopes'],
  ['features/settings'],
  ['features/palette'],
  ['features/frame'],
  ['src'],
];

const WINDOW = 'src/renderer';
const IMPORT = /(?:from |import\()'(\.[^']+)'/g;

function folderOf(path: string): string {
  const [first = '', second = ''] = posix.relative(WINDOW, path).split('/');
  return first === 'features' ? `${first}/${second}` : first;
}

const layerOf = (folder: string): number => LAYERS.findIndex((folders) => folders.includes(folder));

const code = sourceFiles(WINDOW).filter(({ path }) => /\.tsx?$/.test(path));
const arrows = code
  .flatMap(({ path, text }) =>
    [...text.matchAll(IMPORT)].map(([, to = '']) => ({ path, to: posix.join(posix.dirname(path), to) })),
  )
  .filter(({ path, to }) => to.startsWith(`${WINDOW}/`) && folderOf(path) !== folderOf(to));

describe('the folders of the window', () => {
  it('each have a layer', () => {
    const folders = new Set(arrows.flatMap(({ path, to }) => [folderOf(path), folderOf(to)]));
    expect([...folders].filter((folder) => layerOf(folder) < 0)).toEqual([]);
  });

  it('import one way', () => {
    const up = arrows.filter(({ path, to }) => layerOf(folderOf(to)) >= layerOf(folderOf(path)));
    expect(up.map(({ path, to }) => `${path} imports ${to}`)).toEqual([]);
  });
});

describe('the window', () => {
  it('takes types alone from the contract and the views, and so none of their schemas', () => {
    const values = code.flatMap(({ path, text }) =>
      [...text.matchAll(/^import (?!type )[^;]*'[^']*shared\/(?:ipc|views)\/[^']*'/gm)].map(
        ([line]) => `${path}: ${line}`,
      ),
    );
    expect(values).toEqual([]);
  });
});
