import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../src/core/catalogue/catalogue.js';
import { maskForDisplay } from '../../../src/core/catalogue/mask.js';
import { maskForSample } from '../../../src/core/catalogue/mask-sample.js';
import { readValue } from '../../../src/core/catalogue/parse.js';
import type { ScopeDefinition } from '../../../src/core/catalogue/types.js';

const members = SCOPES.filter(({ scope }) => scope !== 'openid');

/** Free text and names have no format of their own, and a whole date is a partial date as well. */
function format({ type }: ScopeDefinition): string {
  if (type === 'name') return 'text';
  return type === 'partial-date' ? 'date' : type;
}

function warned(definition: ScopeDefinition, raw: string): boolean {
  return readValue(definition, raw).findings.some(({ severity }) => severity === 'warning');
}

const pairs = members.flatMap((one, index) =>
  members.slice(index + 1).flatMap((other) => (format(one) === format(other) ? [] : [[one, other] as const])),
);

describe('two fields whose ciphertexts were swapped', () => {
  it('J11 every pair of fields with different formats is warned about at one end at least', () => {
    expect(pairs.length).toBeGreaterThan(400);
    const unnoticed = pairs
      .filter(([one, other]) => !warned(one, other.example) && !warned(other, one.example))
      .map(([one, other]) => `${one.scope} ↔ ${other.scope}`);
    expect(unnoticed).toEqual([]);
  });

  it('J11 a value with a format of its own is warned about in every text field it strays into', () => {
    const distinct = ['myinfo.nric_number', 'myinfo.email', 'myinfo.date_of_birth', 'myinfo.registered_address'];
    for (const text of members.filter((definition) => format(definition) === 'text')) {
      for (const scope of distinct) {
        const { findings } = readValue(text, findScope(scope)?.example ?? '');
        expect(
          findings.map(({ id }) => id),
          `${scope} in ${text.scope}`,
        ).toContain('looks-like-another-field');
      }
    }
  });

  it('J11 words of one text field are warned about in another', () => {
    for (const [word, scope] of [
      ['FEMALE', 'myinfo.race'],
      ['MARRIED', 'myinfo.sex'],
      ['4-ROOM FLAT (HDB)', 'myinfo.nationality'],
      ['SINGAPORE CITIZEN', 'myinfo.name'],
    ] as const) {
      const definition = findScope(scope);
      expect(definition !== undefined && warned(definition, word), `${word} in ${scope}`).toBe(true);
    }
  });

  it('J11 a value swapped into a field of low sensitivity is still masked', () => {
    const sensitive = members.filter(({ sensitivity }) => sensitivity !== 'low');
    for (const low of members.filter(({ sensitivity }) => sensitivity === 'low')) {
      for (const { example, scope } of sensitive) {
        for (const masked of [maskForDisplay(low, example), maskForSample(low, example)]) {
          expect(masked.includes(example), `${scope} in ${low.scope}`).toBe(false);
        }
      }
    }
  });
});
