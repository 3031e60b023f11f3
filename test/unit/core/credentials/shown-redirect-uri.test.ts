import { describe, expect, it } from 'vitest';
import { shownRedirectUri } from '../../../../src/core/credentials/redirect-uri.js';

describe('a redirect URI in a message', () => {
  // Parsers of URLs take one, three or no slashes, and backslashes, for two.
  it.each([
    'http://user:hunter2@localhost:5001/cb',
    'http:user:hunter2@localhost:5001/cb',
    'http:/user:hunter2@localhost:5001/cb',
    'http:\\\\user:hunter2@localhost:5001/cb',
    'http:///user:hunter2@localhost:5001/cb',
    ' HTTP://user:hunter2@localhost:5001/cb',
    '//user:hunter2@localhost/cb',
    '"http://user:hunter2@localhost:5001/cb"',
    '<http:\\\\user:hunter2@localhost:5001/cb>',
    'redirect_uri=http://user:hunter2@localhost:5001/cb',
    'http://me:hunter2@localhost/cb?next=http://user:hunter2@localhost/',
  ])('has no password: %s', (uri) => {
    expect(shownRedirectUri(uri)).not.toContain('hunter2');
    expect(shownRedirectUri(uri)).toContain('…@localhost');
  });

  it('takes no time for a long text', () => {
    const started = performance.now();
    for (const text of [' '.repeat(200_000), 'a'.repeat(200_000), '/'.repeat(200_000), '//a'.repeat(70_000)])
      shownRedirectUri(text);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each(['http://localhost:5001/a@b', 'app.example:/cb', 'localhost:5001?x=a@b'])('keeps %s', (uri) => {
    expect(shownRedirectUri(uri)).toContain(uri);
  });
});
