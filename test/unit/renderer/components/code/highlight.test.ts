import { describe, expect, it } from 'vitest';
import { STEP_IDS } from '../../../../../src/core/flow/step-ids.js';
import { SNIPPET_WAYS, stepSnippet } from '../../../../../src/core/snippets/step-snippets.js';
import { highlightCode } from '../../../../../src/renderer/components/code/highlight.js';
import { HOSTILE } from '../../../../support/snippet-values.js';

const kinds = (code: string, language: Parameters<typeof highlightCode>[1]) =>
  highlightCode(code, language)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);

describe('highlighted code', () => {
  it('is the code, to the letter', () => {
    for (const way of SNIPPET_WAYS) {
      for (const step of STEP_IDS) {
        const { code, language } = stepSnippet(way, step, HOSTILE);
        const pieces = highlightCode(code, language);
        expect(pieces.map(({ text }) => text).join('')).toBe(code);
      }
    }
  });

  it('takes nothing inside a comment or a string for code', () => {
    expect(kinds("const a = 'if // not'; // return\n", 'typescript')).toEqual([
      'keyword const',
      "text 'if // not'",
      'comment // return',
    ]);
    expect(kinds('def f(): # if "x"\n    return "not # this"', 'python')).toEqual([
      'keyword def',
      'comment # if "x"',
      'keyword return',
      'text "not # this"',
    ]);
    expect(kinds('GET /a?state=$STATE HTTP/1.1\nHost: x', 'http')).toEqual([
      'keyword GET',
      'name $STATE',
      'keyword HTTP/1.1',
      'text Host',
    ]);
  });

  it('is quick with what is long', () => {
    const started = performance.now();
    highlightCode(`'${'\\'.repeat(50_000)}`, 'typescript');
    highlightCode('/*'.repeat(20_000), 'typescript');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
