import { describe, expect, it } from 'vitest';
import { INSPECTOR_RULES } from '../../../../src/core/inspect/inspector-rules.js';
import { recognise } from '../../../../src/core/inspect/recognise.js';
import { takeApart } from '../../../../src/core/inspect/take-apart.js';

const CLIENT = {
  clientId: 'C',
  allowedScopes: ['openid'],
  redirectUris: ['http://localhost:5001/cb'],
  issuer: 'https://api.id.gov.sg/v2',
};

/** What the inspector judges in a URL, by id. */
function judged(url: string): readonly string[] {
  return takeApart(recognise(url).content, CLIENT).flatMap((section) =>
    section.type === 'checks' ? section.checks.map(({ id }) => id) : [],
  );
}

describe('the inspector’s own rules', () => {
  const idsOf = (of: string) => INSPECTOR_RULES.find((one) => one.of === of)?.rules.map(({ id }) => id) ?? [];

  it.each([
    ['The URL of an authorization request', 'https://api.id.gov.sg/v2/oauth/authorize?client_id=C'],
    [
      'The URL of an authorization request',
      'http://a.example/x?response_type=token&client_id=D&redirect_uri=http%3A%2F%2Fb&scope=a%20a&state=s&nonce=s&code_challenge=c&code_challenge_method=plain&client_secret=x',
    ],
    ['A redirected URL', 'http://localhost:5001/cb?code=c&state=s&iss=https%3A%2F%2Fapi.id.gov.sg%2Fv2'],
    ['A redirected URL', 'http://localhost:5001/other?error=access_denied&state=s&state=t#access_token=x'],
  ])('lists everything that is judged: %s, %s', (of, url) => {
    expect(judged(url).filter((id) => !idsOf(of).includes(id))).toEqual([]);
  });

  it('names each once, with its rule and its clause', () => {
    for (const { rules } of INSPECTOR_RULES) {
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
      for (const { rule, spec } of rules) expect([rule.length > 5, spec.length > 3]).toEqual([true, true]);
    }
  });
});
