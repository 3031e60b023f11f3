import { describe, expect, it } from 'vitest';
import { CONSOLE_REDIRECT_URI } from '../../../../src/core/credentials/console-redirect-uri.js';
import { diagnoseRedirectUris } from '../../../../src/core/credentials/redirect-doctor.js';
import { parseRedirectUri } from '../../../../src/core/credentials/redirect-uri.js';

const good = 'http://localhost:5001/api/redirect';
const idsOf = (...uris: readonly string[]): readonly string[] => diagnoseRedirectUris(uris).map(({ id }) => id);

describe('parseRedirectUri', () => {
  it.each([
    ['http://localhost:5001/api/redirect', 'loopback', 'localhost', 5001, '/api/redirect'],
    ['http://127.0.0.1/', 'loopback', '127.0.0.1', 80, '/'],
    ['http://127.9.8.7:8080/x?y=1', 'loopback', '127.9.8.7', 8080, '/x'],
    ['http://[::1]:5001/cb', 'loopback', '[::1]', 5001, '/cb'],
    ['https://localhost/cb', 'loopback-https', 'localhost', 443, '/cb'],
    ['https://app.example/cb', 'https', 'app.example', 443, '/cb'],
    ['http://app.example/cb', 'http', 'app.example', 80, '/cb'],
    ['http://localhost.evil.example/cb', 'http', 'localhost.evil.example', 80, '/cb'],
    ['com.example.app:/cb', 'private-scheme', '', 0, '/cb'],
    ['/api/redirect', 'unusable', '', 0, ''],
    ['', 'unusable', '', 0, ''],
  ])('%s is %s', (uri, kind, host, port, path) => {
    expect(parseRedirectUri(uri)).toMatchObject({ text: uri, kind, host, port, path });
  });
});

describe('diagnoseRedirectUris', () => {
  it('has nothing to say of a good one or of several', () => {
    expect(idsOf(good)).toEqual([]);
    expect(idsOf(good, 'https://app.example/api/redirect', 'http://127.0.0.1:6001/other')).toEqual([]);
  });

  it.each([
    [[], 'redirect-uris-none', 'info'],
    [['https://app.example/cb'], 'redirect-uris-no-loopback', 'warning'],
  ])('says of %j which to register for the console, to copy, and that pasting does too', (uris, id, severity) => {
    const copy = { what: 'redirect URI', text: CONSOLE_REDIRECT_URI };
    expect(diagnoseRedirectUris(uris)).toMatchObject([{ id, severity, hint: expect.stringMatching(/paste/), copy }]);
  });

  it('has nothing to say of the redirect URI that it proposes', () => {
    expect(idsOf(CONSOLE_REDIRECT_URI)).toEqual([]);
  });

  it.each([
    ['/api/redirect', 'redirect-uri-relative', 'error'],
    ['localhost', 'redirect-uri-relative', 'error'],
    ['http://localhost:99999/x', 'redirect-uri-relative', 'error'],
    [`${good}#top`, 'redirect-uri-fragment', 'error'],
    [`${good}#`, 'redirect-uri-fragment', 'error'],
    ['http://localhost:5001/*', 'redirect-uri-wildcard', 'error'],
    ['https://*.app.example/cb', 'redirect-uri-wildcard', 'error'],
    ['http://user:pass@localhost:5001/cb', 'redirect-uri-userinfo', 'error'],
    [`${good} `, 'redirect-uri-white-space', 'error'],
    ['http://localhost:5001/a\tb', 'redirect-uri-white-space', 'error'],
    ['http://192.168.1.5:5001/cb', 'redirect-uri-http', 'warning'],
    ['https://localhost:5001/cb', 'redirect-uri-loopback-https', 'warning'],
    ['com.example.app:/cb', 'redirect-uri-private-scheme', 'warning'],
    ['HTTP://localhost:5001/cb', 'redirect-uri-upper-case', 'warning'],
    ['http://LOCALHOST:5001/cb', 'redirect-uri-upper-case', 'warning'],
    ['localhost:5001/api/redirect', 'redirect-uri-relative', 'error'],
    ['app.example:443', 'redirect-uri-relative', 'error'],
    ['http:/localhost:5001/cb', 'redirect-uri-relative', 'error'],
    ['javascript:alert(1)', 'redirect-uri-scheme', 'error'],
    ['http://app.localhost:5001/cb', 'redirect-uri-other-localhost', 'warning'],
    ['http://localhost.:5001/cb', 'redirect-uri-other-localhost', 'warning'],
    ['http://0.0.0.0:5001/cb', 'redirect-uri-any-address', 'warning'],
    ['http://[::]:5001/cb', 'redirect-uri-any-address', 'warning'],
    ['http://localhost:6000/cb', 'redirect-uri-blocked-port', 'warning'],
    ['http://127.0.0.1:10080/cb', 'redirect-uri-blocked-port', 'warning'],
    ['https://app.example:6667/cb', 'redirect-uri-blocked-port', 'warning'],
    ['http://localhost:25/cb', 'redirect-uri-blocked-port', 'warning'],
    ['http://localhost/cb', 'redirect-uri-privileged-port', 'warning'],
    ['http://localhost:443/cb', 'redirect-uri-privileged-port', 'warning'],
    [`${good}?tenant=1`, 'redirect-uri-query', 'info'],
    ['http://localhost:5001/cb/', 'redirect-uri-trailing-slash', 'info'],
  ])('%s: %s', (uri, id, severity) => {
    const others = diagnoseRedirectUris([uri]).filter((finding) => finding.id !== 'redirect-uris-no-loopback');
    expect(others).toMatchObject([{ id, severity, message: expect.stringMatching(/\.$/), hint: expect.any(String) }]);
  });

  it('finds upper case in scheme and host only', () => {
    expect(idsOf('http://localhost:5001/Api/Redirect')).toEqual([]);
  });

  it.each([
    [
      [good, `${good}/`],
      ['redirect-uri-trailing-slash', 'redirect-uris-nearly-equal'],
    ],
    [[good, 'http://localhost:5001/API/redirect'], ['redirect-uris-nearly-equal']],
    [[good, 'http://127.0.0.1:5001/api/redirect'], ['redirect-uris-localhost-and-address']],
    [[good, 'http://[::1]:5001/api/redirect'], ['redirect-uris-localhost-and-address']],
    [[good, 'http://localhost:5001/api/redirct'], ['redirect-uris-nearly-equal']],
    [[good, 'http://localhost:5001/api/rediretc'], ['redirect-uris-nearly-equal']],
    [['http://localhost:5001/callback1', 'http://localhost:5001/callback2'], []],
    [['http://localhost:5001/cb', 'http://localhost:5001/db'], []],
    [
      ['http://localhost:5001/callback?a=1', 'http://localhost:5001/callback?a=2'],
      ['redirect-uri-query', 'redirect-uri-query'],
    ],
    [
      [good, 'https://localhost:5001/api/redirect'],
      ['redirect-uri-loopback-https', 'redirect-uris-nearly-equal'],
    ],
    [
      [`${good}#a`, `${good}#a`],
      ['redirect-uri-fragment', 'redirect-uris-repeated'],
    ],
    [[good, good], ['redirect-uris-repeated']],
    [['https://app.example/cb'], ['redirect-uris-no-loopback']],
    [[1, 2, 3, 4, 5, 6].map((port) => `http://localhost:500${port}/cb`), ['redirect-uris-too-many']],
    [[1, 2, 3, 4, 5].map((port) => `http://localhost:500${port}/cb`), []],
  ])('compares %j', (uris, ids) => {
    expect(idsOf(...uris)).toEqual(ids);
  });

  it('never shows a password, control characters or the whole of a long URI', () => {
    const messages = diagnoseRedirectUris([
      'http://user:hunter2@localhost:5001/cb',
      'http://localhost:5001/\u202Ecb#x',
      `http://localhost:5001/${'x'.repeat(10_000)}#x`,
    ]).map(({ message }) => message);
    expect(messages.join('\n')).not.toMatch(/hunter2|\u202E/);
    for (const message of messages) expect(message.length).toBeLessThan(400);
  });
});
