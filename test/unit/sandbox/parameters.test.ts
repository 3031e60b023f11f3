import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonParameters, parseParameters } from '../../../src/sandbox/http/parameters.js';

const names = fc.string({ unit: 'binary', minLength: 1 });
const values = fc.string({ unit: 'binary', minLength: 1 });
const parameters = fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name });

describe('parameters', () => {
  it('come out of a form as they went in', () => {
    fc.assert(
      fc.property(parameters, (pairs) => {
        const form = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
        expect([...parseParameters(form)]).toEqual(pairs);
      }),
    );
  });

  it('come out of JSON as they went in, and are refused where one of them is repeated', () => {
    fc.assert(
      fc.property(parameters, fc.nat(), (pairs, at) => {
        const members = pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
        expect(new Map(parseJsonParameters(`{${members.join(',')}}`))).toEqual(new Map(pairs));
        const again = members[at % Math.max(members.length, 1)];
        if (again !== undefined) {
          expect(() => parseJsonParameters(`{${[...members, again].join(',')}}`)).toThrow(/twice/);
        }
      }),
    );
  });

  it('are read or refused, and never anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const parse of [parseParameters, parseJsonParameters]) {
          try {
            parse(text);
          } catch (error) {
            expect(error).toMatchObject({ name: 'OAuthError', error: 'invalid_request' });
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('count as not sent where they are empty', () => {
    expect([...parseParameters('a=&b&c=1&&=')]).toEqual([['c', '1']]);
    expect([...parseJsonParameters('{"a":"","b":"1"}')]).toEqual([['b', '1']]);
  });

  it('take a plus for a space', () => {
    expect(parseParameters('scope=openid+myinfo.name').get('scope')).toBe('openid myinfo.name');
  });
});
