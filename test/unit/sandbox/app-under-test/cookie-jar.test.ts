import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../../src/sandbox/app-under-test/browser.js';
import { CookieJar } from '../../../../src/sandbox/app-under-test/cookie-jar.js';

const LOGIN = new URL('http://localhost:5001/app/login');
const at = (path: string, host = 'localhost:3000') => new URL(`http://${host}${path}`);

function jarWith(...setCookies: readonly string[]): CookieJar {
  const jar = new CookieJar();
  jar.keep(LOGIN, setCookies);
  return jar;
}

describe('CookieJar', () => {
  it('gives cookies to their host on every port, and to no other host', () => {
    const jar = jarWith('a=1; Path=/; HttpOnly; Secure; SameSite=Lax');
    expect(jar.headerFor(at('/'))).toBe('a=1');
    expect(jar.headerFor(at('/', '127.0.0.1:5001'))).toBeUndefined();
  });

  it('keeps to paths, the longest first, and by default to that of the page', () => {
    const jar = jarWith('root=1; Path=/', 'here=2', 'deep=3; Path=/app/deep');
    expect(jar.headerFor(at('/app/deep/x'))).toBe('deep=3; here=2; root=1');
    expect(jar.headerFor(at('/apple'))).toBe('root=1');
  });

  it('lets a cookie take the place of the same one, and end', () => {
    const jar = jarWith('a=1; Path=/', 'b=1; Path=/');
    jar.keep(LOGIN, ['a=2=2; Path=/', 'b=; Path=/; Max-Age=0', 'nameless']);
    expect(jar.headerFor(at('/'))).toBe('a=2=2');
    jar.keep(LOGIN, ['a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
    expect(jar.headerFor(at('/'))).toBeUndefined();
  });
});

describe('isLoopback', () => {
  it.each(['http://localhost:1/', 'http://127.0.0.1/', 'https://[::1]:5/', 'http://app.localhost/'])(
    'takes %s',
    (url) => expect(isLoopback(new URL(url))).toBe(true),
  );
  it.each(['http://localhost.example/', 'https://127.0.0.1.example/', 'ftp://localhost/', 'http://10.0.0.1/'])(
    'refuses %s',
    (url) => expect(isLoopback(new URL(url))).toBe(false),
  );
});
