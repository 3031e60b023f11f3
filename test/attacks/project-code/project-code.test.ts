import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROJECT_LAYOUTS, PROJECT_TARGETS, type ProjectFile } from '../../../src/core/project-code/options.js';
import { projectCode } from '../../../src/core/project-code/project-code.js';
import { anyString } from '../../support/any-string.js';
import { HOSTILE_PROJECT, ORDINARY_PROJECT, withLayout } from '../../support/project-code.js';

const CASES = PROJECT_TARGETS.flatMap(({ id: target }) =>
  PROJECT_LAYOUTS.map(({ id: layout }) => ({ target, layout })),
);

/** A literal of printable ASCII, on one line, in the quotes of the language. */
const LITERALS: Readonly<Partial<Record<ProjectFile['language'], RegExp>>> = {
  typescript: /'(?:[\x20-\x26\x28-\x5b\x5d-\x7e]|\\[\x20-\x7e])*'/g,
  tsx: /'(?:[\x20-\x26\x28-\x5b\x5d-\x7e]|\\[\x20-\x7e])*'/g,
  javascript: /'(?:[\x20-\x26\x28-\x5b\x5d-\x7e]|\\[\x20-\x7e])*'/g,
  python: /"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"/g,
  go: /"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"/g,
  // Guides have code of either language in them.
  markdown: /'(?:[\x20-\x26\x28-\x5b\x5d-\x7e]|\\[\x20-\x7e])*'|"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"/g,
  java: /"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"/g,
};

/** What is left of a file without its literals; how a list is broken into lines does not matter. */
function skeletonOf({ language, text }: ProjectFile): string {
  const literal = LITERALS[language];
  if (literal === undefined) return text;
  return text.replace(literal, 'LITERAL').replace(/,?\s+/g, '').replaceAll(',]', ']').replaceAll(',}', '}');
}

const skeletons = (...args: Parameters<typeof projectCode>) =>
  projectCode(...args).map((file) => `${file.name}\n${skeletonOf(file)}`);

/** Scopes as a hostile file may have them, none of which the data catalogue has or asks twice for. */
const scopesOf = (values: readonly string[]) => ['openid', ...new Set(values.map((value, at) => `${at}${value}`))];

describe('code for a project', () => {
  it.each(CASES)('J19 keeps a client’s values within its literals, $target for $layout', ({ target, layout }) => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '`',
      '\\',
      '$' + '{x}',
      '*/',
      '//',
      '#',
      '\n',
      '\r',
      '\u2028',
      '\u2029',
      '</script>',
      '"""',
      "'''",
      '\\u0022',
      '%s',
      '{{',
      '\ud800',
    );
    const hostile = fc.array(fc.oneof(piece, anyString(8)), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, fc.array(hostile, { minLength: 1, maxLength: 3 }), hostile, (clientId, values, query) => {
        const scopes = scopesOf(values);
        const redirect = `${ORDINARY_PROJECT.redirectUri}?q=`;
        const options = withLayout({ ...ORDINARY_PROJECT, target }, layout);
        const plain = {
          ...options,
          scopes: scopes.map((scope, at) => (at === 0 ? scope : `${at}other`)),
          redirectUri: `${redirect}x`,
        };
        const attacked = { ...options, clientId, scopes, redirectUri: `${redirect}${query.replaceAll('#', '')}` };
        expect(skeletons(attacked)).toEqual(skeletons(plain));
      }),
      { numRuns: 40 },
    );
  });

  it.each(CASES)('J19 has nothing of a hostile client outside of code, $target for $layout', ({ target, layout }) => {
    const files = projectCode(withLayout({ ...HOSTILE_PROJECT, target }, layout));
    for (const { language, name, text } of files) {
      if (LITERALS[language] === undefined)
        expect(`${name}: ${text}`).not.toMatch(/<\/script>|process\.exit|😀|\u2028/);
      // The console's own words have typographic marks; nothing else is beyond ASCII.
      expect(text.replace(/[’…–—]/g, '')).toMatch(/^[\t\n\x20-\x7e]*$/);
    }
  });
});
