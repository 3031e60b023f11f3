import { describe, expect, it } from 'vitest';
import { explainAbsence } from '../../../src/core/catalogue/absence.js';
import { SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { readValue } from '../../../src/core/catalogue/parse.js';

describe('values that are not there', () => {
  it.each(SCOPES.map((definition) => [definition.scope, definition] as const))(
    'J16 %s: NA, empty, NUL and white space are four different things, none of them an error',
    (_, definition) => {
      const read = ['NA', '', '\0', '  '].map((raw) => readValue(definition, raw));
      expect(read.map(({ parsed }) => parsed.kind)).toEqual(['not-available', 'empty', 'empty', 'empty']);
      expect(new Set(read.map(({ readAs }) => readAs)).size).toBe(4);
      expect(read.map(({ findings }) => findings.map(({ id }) => id))).toEqual([
        [],
        [],
        ['nul-character'],
        ['only-white-space'],
      ]);
      expect(read.flatMap(({ findings }) => findings).every(({ severity }) => severity !== 'error')).toBe(true);
    },
  );

  it('J16 a field that did not come at all has its own causes, the portal first', () => {
    for (const definition of SCOPES.filter(({ scope }) => scope !== 'openid')) {
      const missing = explainAbsence(definition, 'missing');
      expect(missing[0]).toContain('portal');
      expect(missing).not.toEqual(explainAbsence(definition, 'not-available'));
    }
  });

  it('J16 NA with white space is NA; a name that begins with it is a name', () => {
    const name = SCOPES.find(({ scope }) => scope === 'myinfo.name');
    if (name === undefined) throw new Error('no name');
    expect(readValue(name, ' NA ').parsed.kind).toBe('not-available');
    for (const raw of ['NA HUI MIN', 'Na', 'N.A.']) expect(readValue(name, raw).parsed.kind).toBe('text');
  });
});
