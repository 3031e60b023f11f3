import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../../src/core/flow/check-catalogue/rule-of.js';
import { excerpt, mediaType, readJsonBody } from '../../../../src/core/oidc/json-body.js';
import { jsonResponse } from '../../../support/flow-bench.js';

const ruleFor: Parameters<typeof readJsonBody>[1] = (id, values) => ruleOf('token', id, values);

describe('JSON body', () => {
  it('reads an object and passes every rule', () => {
    const { object, checks } = readJsonBody(jsonResponse({ a: 1 }), ruleFor);
    expect(object).toEqual({ a: 1 });
    expect(checks.map((check) => check.status)).toEqual(['passed', 'passed', 'passed', 'passed']);
  });

  it.each(['[1]', 'null', '"text"', '7'])('takes %s for no object', (body) => {
    const { object, checks } = readJsonBody(jsonResponse(body), ruleFor);
    expect(object).toBeUndefined();
    expect(checks.find((check) => check.id === 'json-body')?.status).toBe('failed');
  });

  it('warns of another content type, and of none', () => {
    const typeOf = (type: string) => readJsonBody(jsonResponse({}, 200, type), ruleFor).checks[0];
    expect(typeOf('text/plain')).toMatchObject({ status: 'warned', actual: 'text/plain' });
    expect(typeOf('')).toMatchObject({ status: 'warned', actual: 'no Content-Type' });
    expect(typeOf('application/problem+json; charset=utf-8')?.status).toBe('passed');
  });

  it('makes the start of a body inert', () => {
    expect(excerpt('a\u001b[31m\n\u202Eb', 20)).toBe('a⟨U+001B⟩[31m ⟨U+202E⟩b');
    expect(excerpt('  \n')).toBe('an empty body');
    expect(excerpt('x'.repeat(500), 10)).toBe(`${'x'.repeat(10)}…`);
  });

  it('reads a media type without its parameters', () => {
    expect(mediaType(jsonResponse('', 200, 'Application/JSON; charset=UTF-8'))).toBe('application/json');
  });
});
