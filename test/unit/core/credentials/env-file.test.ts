import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeEnvFile, parseEnvFile } from '../../../../src/core/credentials/env-file.js';

const valuesOf = (text: string): Record<string, string> =>
  Object.fromEntries(parseEnvFile(text).map(({ name, value }) => [name, value]));

describe('parseEnvFile', () => {
  it('reads what people write', () => {
    const text = [
      '# a comment',
      'PLAIN=value',
      'export EXPORTED=value',
      '  SPACED = value with spaces  ',
      'COMMENTED=value # a comment',
      'HASH=value#not-a-comment',
      "SINGLE='a \\n # b'",
      'DOUBLE="a \\n \\"b\\""',
      'BACK=`a "b" \'c\'`',
      'EMPTY=',
      'EMPTY_QUOTED=""',
      'not an assignment',
      'LINES="one',
      'two"',
      'AFTER=end',
    ].join('\n');
    expect(valuesOf(text)).toEqual({
      PLAIN: 'value',
      EXPORTED: 'value',
      SPACED: 'value with spaces',
      COMMENTED: 'value',
      HASH: 'value#not-a-comment',
      SINGLE: 'a \\n # b',
      DOUBLE: 'a \n "b"',
      BACK: 'a "b" \'c\'',
      EMPTY: '',
      EMPTY_QUOTED: '',
      LINES: 'one\ntwo',
      AFTER: 'end',
    });
  });

  it.each(['\n', '\r\n', '\r'])('takes any line ending: %j', (newline) => {
    expect(valuesOf(['A=1', 'B="2', '3"', 'C=4'].join(newline))).toEqual({ A: '1', B: '2\n3', C: '4' });
  });

  it('takes a PEM block over several lines without quotes', () => {
    const block = '-----BEGIN PRIVATE KEY-----\nAAAA\nBBBB=\n-----END PRIVATE KEY-----';
    expect(valuesOf(`KEY=${block}\nNEXT=1`)).toEqual({ KEY: block, NEXT: '1' });
  });

  it('reads an unclosed quote to the end of its line and says so', () => {
    expect(parseEnvFile('A="open\nB=2')).toEqual([
      { name: 'A', value: 'open', unclosed: true },
      { name: 'B', value: '2', unclosed: false },
    ]);
  });

  it('keeps repeated names, in order', () => {
    expect(parseEnvFile('A=1\nA=2').map(({ value }) => value)).toEqual(['1', '2']);
  });

  it('ends on any text', () => {
    const line = fc.constantFrom('A=', 'B="', "C='", '"', "'", '\\', 'x', '# y', 'export D=1', '-----BEGIN K-----');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        for (const { name } of parseEnvFile(text)) expect(text).toContain(name);
        expect(looksLikeEnvFile(text)).toBe(/^(?:export )?[ABCD]=/m.test(text));
      }),
    );
  });
});
