import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { clientOptions } from '../../../../src/core/project-code/client-options.js';
import { dataMembers } from '../../../../src/core/project-code/members.js';
import { projectModel } from '../../../../src/core/project-code/model.js';
import {
  isGuide,
  PROJECT_LAYOUTS,
  PROJECT_TARGETS,
  type ProjectOptions,
} from '../../../../src/core/project-code/options.js';
import { projectCode } from '../../../../src/core/project-code/project-code.js';
import { comment, source } from '../../../../src/core/project-code/source.js';
import { ORDINARY_PROJECT, withLayout } from '../../../support/project-code.js';
import { thrownCode } from '../../../support/thrown-code.js';

const FIXTURES = '../../../fixtures/project-code';
const KINDS = ['openid', 'myinfo.name', 'myinfo.is_age_above_18', 'myinfo.registered_address', 'myinfo.vehicles'];
const EVERY_KIND = [...KINDS, 'myinfo.children_birth_records', 'pocdex.number_of_employments'];

/** All files of a project in one text. */
const allOf = (options: ProjectOptions) =>
  projectCode(options)
    .map(({ name, text }) => `==> ${name} <==\n${text}`)
    .join('\n');

describe('code for a project', () => {
  const cases = PROJECT_TARGETS.flatMap(({ id: target }) =>
    PROJECT_LAYOUTS.filter(({ id }) => id === 'server' || !isGuide(target)).map(({ id: layout }) => ({
      target,
      layout,
    })),
  );

  it.each(cases)('$target for $layout is as the file in fixtures/project-code', async ({ target, layout }) => {
    const options = withLayout({ ...ORDINARY_PROJECT, target, scopes: EVERY_KIND }, layout);
    await expect(allOf(options)).toMatchFileSnapshot(`${FIXTURES}/${target}.${layout}.txt`);
  });

  it.each(cases)(
    '$target for $layout has the client’s values, its secrets by name alone, and ends its lines well',
    (one) => {
      const files = projectCode(withLayout({ ...ORDINARY_PROJECT, ...one }, one.layout));
      const text = files.map((file) => file.text).join('\n');
      for (const value of ['TEST-CLIENT', ORDINARY_PROJECT.redirectUri, ...ORDINARY_PROJECT.scopes])
        expect(text).toContain(value);
      for (const name of ['SGID_CLIENT_SECRET', 'SGID_PRIVATE_KEY', 'SGID_HOSTNAME']) expect(text).toContain(name);
      expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
      expect(files.map(({ name }) => name)).toContain(isGuide(one.target) ? 'SGID-V2.md' : 'README.md');
      for (const file of files) {
        expect(file.text.endsWith('\n')).toBe(true);
        expect(file.text).not.toMatch(
          ['python', 'markdown'].includes(file.language) ? /\n\n\n\n|[ \t]\n/ : /\n\n\n|[ \t]\n|\[object/,
        );
      }
    },
  );

  it('reads no more than the chosen scopes', () => {
    const text = allOf({ ...ORDINARY_PROJECT, scopes: ['openid'] });
    expect(text).not.toContain('myinfo.');
    expect(text).not.toContain('function records');
  });
});

describe('what a project is made from', () => {
  const model = (change: Partial<ProjectOptions>) => projectModel({ ...ORDINARY_PROJECT, ...change });

  it('has no two routes at one path, wherever the redirect URI leads', () => {
    for (const path of ['/', '/login', '/profile', '/logout', '/api/login', '/api/me', '/api/logout', '/start']) {
      for (const layout of ['server', 'single-page'] as const) {
        const { routes } = model({ layout, redirectUri: `http://localhost:5001${path}` });
        expect(routes.redirect).toBe(path);
        expect(new Set(Object.values(routes)).size).toBe(5);
      }
    }
  });

  it('takes two origins for one site only where they surely are', () => {
    const sameSite = (frontendOrigin: string, redirectUri: string) =>
      model({ layout: 'single-page-two-domains', frontendOrigin, redirectUri }).sameSite;
    expect(sameSite('http://localhost:3000', 'http://localhost:5001/r')).toBe('Lax');
    expect(sameSite('https://example.org', 'https://api.example.org/r')).toBe('Lax');
    // These may be two customers of one host: only a list of public suffixes tells.
    expect(sameSite('https://app.example.org', 'https://api.example.org/r')).toBe('None');
    expect(sameSite('http://localhost:3000', 'https://localhost:5001/r')).toBe('None');
  });

  it('refuses what no server can be made for', () => {
    const code = (change: Partial<ProjectOptions>) => thrownCode(() => model(change));
    for (const redirectUri of [
      'http://user:word@localhost/r',
      "https://a'$(id)'b.example/r",
      '',
      'no URL',
      'myapp://back',
      'javascript:alert(1)',
      'https://host/path#part',
    ]) {
      expect(code({ redirectUri })).toBe('code-redirect-uri');
    }
    for (const path of ['/:id', '/a*', '/[id]', '/(group)/x', '/a//b', '/..%2f', '/%E2%80%A8', '/{x}', '/_private']) {
      expect(code({ redirectUri: `https://host${path}` })).toBe('code-redirect-path');
    }
    expect(code({ scopes: ['myinfo.name'] })).toBe('code-scopes');
    const twoDomains = { layout: 'single-page-two-domains' } as const;
    for (const frontendOrigin of [undefined, '', '*', 'null', 'http://localhost:5001', 'example.org']) {
      expect(code({ ...twoDomains, frontendOrigin })).toBe('code-frontend-origin');
    }
    expect(code({ ...twoDomains, frontendOrigin: 'http://app.example.org' })).toBe('environment-not-https');
    expect(code({ layout: 'single-page', frontendOrigin: 'https://other.example' })).toBe('code-frontend-origin');
    expect(code({ origin: 'http://sgid.example' })).toBe('environment-not-https');
  });

  it('asks for all that a client may ask for, at a redirect URI of this computer first', () => {
    const redirectUris = ['https://app.example.org/api/redirect', 'http://localhost:3000/callback'];
    const known = { clientId: 'C', redirectUris, origin: '' };
    expect(clientOptions({ ...known, allowedScopes: ['myinfo.sex', 'openid'] })).toEqual({
      clientId: 'C',
      scopes: ['openid', 'myinfo.sex'],
      redirectUri: 'http://localhost:3000/callback',
      origin: 'https://api.id.gov.sg',
    });
    expect(clientOptions({ ...known, redirectUris: [] })).toMatchObject({
      scopes: ['openid', 'myinfo.name'],
      redirectUri: 'http://localhost:5001/api/redirect',
    });
  });

  it('names every value once, however the scopes are called', () => {
    const scopes = [...SCOPES.map(({ scope }) => scope), 'pocdex.name', 'x.name', 'name', 'myinfo.name', '__proto__'];
    const identifiers = dataMembers(scopes).map(({ identifier }) => identifier);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    for (const identifier of identifiers) expect(identifier).toMatch(/^[A-Z][A-Za-z0-9]*$/);
  });
});

describe('source text', () => {
  it('indents lines as the place they stand in, and takes an empty place away', () => {
    expect(source`
f {
  ${['a', '', 'b']}
  ${[]}
  c\n${'d'}
}
`).toBe('f {\n  a\n\n  b\n  c\\nd\n}\n');
  });

  it('wraps comments', () => {
    const lines = comment('//', 'word '.repeat(40).trim());
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });
});
