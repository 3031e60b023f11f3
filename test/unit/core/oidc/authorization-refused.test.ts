import { describe, expect, it } from 'vitest';
import { refusedAsSeen, refusedOnPage } from '../../../../src/core/oidc/authorization-page.js';
import type { HttpResponse } from '../../../../src/core/trace/http.js';

const page = (body: string, status = 200, type = 'text/html'): HttpResponse => ({
  status,
  statusText: '',
  headers: [['Content-Type', type]],
  body,
  bodyBytes: body.length,
  truncated: false,
});

describe('a page that is known to refuse', () => {
  it('is explained by its words, its markup left out', () => {
    const error = refusedOnPage(page('<style>p{}</style><h1>redirect_uri is not <b>registered</b></h1>')).toView();
    expect(error).toMatchObject({ code: 'authorization-refused', spec: 'RFC 6749 4.1.2.1' });
    expect(error.message).toContain('redirect_uri is not registered');
    expect(error.causes?.[0]).toContain('redirect URI');
  });

  it('is not taken for a login page where its words say nothing', () => {
    const { causes = [], hint } = refusedOnPage(page('<p>Sorry.</p>')).toView();
    expect(causes.join()).not.toContain('logs in');
    expect([causes.length, hint]).toEqual([4, expect.stringContaining('developer portal')]);
  });

  it('is explained by its status where that says more', () => {
    const { causes = [] } = refusedOnPage(page('Internal Server Error', 500, 'text/plain')).toView();
    expect(causes[0]).toContain('The provider failed');
  });
});

describe('a page that the user saw', () => {
  it('is explained by the words that were pasted', () => {
    const error = refusedAsSeen('Error: scope myinfo.nmae was not granted').toView();
    expect(error.message).toContain('myinfo.nmae was not granted');
    expect(error.causes?.[0]).toContain('scope');
  });

  it.each(['', '  \n '])('has its usual causes where there are no words: %j', (words) => {
    const error = refusedAsSeen(words).toView();
    expect(error.message).toContain('not known');
    expect(error.causes).toHaveLength(4);
  });
});
