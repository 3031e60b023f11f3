import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../support/source-files.js';

const files = sourceFiles('src/renderer');
const sheets = files.filter(({ path }) => path.endsWith('.module.css'));
const code = files.filter(({ path }) => /\.tsx?$/.test(path));

const withoutComments = (css: string): string => css.replaceAll(/\/\*[\s\S]*?\*\//g, '');

/** The class names that a sheet gives looks to. Its numbers and addresses hold no such names. */
function classesIn(css: string): ReadonlySet<string> {
  return new Set([...withoutComments(css).matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name));
}

/** How the code names the classes of a sheet; `chosen` where a name is only known as the window runs. */
function usesOf(sheet: string): { readonly named: ReadonlySet<string>; readonly chosen: boolean } {
  const users = code.flatMap(({ path, text }) =>
    [...text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)]
      .filter(([, , to = '']) => posix.join(posix.dirname(path), to) === sheet)
      .map(([, name = '']) => ({ name, text })),
  );
  return {
    named: new Set(
      users.flatMap(({ name, text }) =>
        [...text.matchAll(new RegExp(`\\b${name}\\.(?!module\\b)(\\w+)`, 'g'))].map(([, one = '']) => one),
      ),
    ),
    chosen: users.some(({ name, text }) => text.includes(`${name}[`)),
  };
}

describe.each(sheets.map(({ path, text }) => [path, text] as const))('%s', (path, text) => {
  const classes = classesIn(text);
  const { named, chosen } = usesOf(path);

  it('has every class that is named', () => {
    expect([...named].filter((name) => !classes.has(name))).toEqual([]);
  });

  it('has none that nobody names', () => {
    expect(chosen ? [] : [...classes].filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('the tokens', () => {
  const css = files.filter(({ path }) => path.endsWith('.css')).map(({ text }) => withoutComments(text));
  const all = css.join('\n');
  const defined = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name = '']) => name));
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name));
  /** Base UI sets these on what it places. */
  const placed = ['--anchor-width', '--available-height', '--available-width'];

  it('are all used', () => {
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });

  it('are all there', () => {
    expect([...used].filter((name) => !defined.has(name) && !placed.includes(name))).toEqual([]);
  });
});
