import { describe, expect, it } from 'vitest';
import { environmentRoutes } from '../../../../../src/engine/http/network/environment-proxy.js';
import { isLeftOut } from '../../../../../src/engine/http/network/no-proxy.js';
import { readProxyAddress } from '../../../../../src/engine/http/network/proxy-address.js';
import { systemRoutes } from '../../../../../src/engine/http/network/system-proxy.js';
import { thrownCode } from '../../../../support/thrown-code.js';

describe('NO_PROXY', () => {
  it.each([
    ['*', 'https://api.id.gov.sg/', true],
    ['', 'https://api.id.gov.sg/', false],
    ['id.gov.sg', 'https://api.id.gov.sg/', true],
    ['.id.gov.sg', 'https://api.id.gov.sg/', true],
    ['*.id.gov.sg', 'https://API.id.gov.sg/', true],
    ['api.id.gov.sg', 'https://api.id.gov.sg./', true],
    ['gov.sg', 'https://notgov.sg/', false],
    ['other.example, id.gov.sg', 'https://api.id.gov.sg/', true],
    ['id.gov.sg:443', 'https://id.gov.sg/', true],
    ['id.gov.sg:8443', 'https://id.gov.sg/', false],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.0.0.0/99', 'https://10.1.2.3/', false],
    ['10.1.2.3', 'https://10.1.2.3:8443/', true],
    ['3', 'https://10.1.2.3/', false],
    ['[fd00::1]:8443', 'https://[fd00::1]:8443/', true],
    ['fd00::/8', 'https://[fd00::1]/', true],
    ['.', 'https://id.gov.sg/', false],
  ])('%s of %s: %s', (list, url, left) => {
    expect(isLeftOut(list, url)).toBe(left);
  });
});

describe('the variables', () => {
  const routes = (environment: Record<string, string>, url = 'https://api.id.gov.sg/') =>
    environmentRoutes(environment)(url);
  const proxy = (host: string, port: number) => [{ kind: 'proxy', proxy: expect.objectContaining({ host, port }) }];

  it('say which proxy, the lower case first, and which not', async () => {
    expect(await routes({})).toEqual([{ kind: 'direct' }]);
    expect(await routes({ HTTPS_PROXY: 'http://a.example:3128' })).toEqual(proxy('a.example', 3128));
    expect(await routes({ HTTPS_PROXY: 'http://a.example:1', https_proxy: 'b.example:2' })).toEqual(
      proxy('b.example', 2),
    );
    expect(await routes({ ALL_PROXY: 'http://c.example' })).toEqual(proxy('c.example', 80));
    expect(await routes({ HTTP_PROXY: 'http://d.example:4' })).toEqual([{ kind: 'direct' }]);
    expect(await routes({ HTTP_PROXY: 'http://d.example:4' }, 'http://x.example/')).toEqual(proxy('d.example', 4));
    expect(await routes({ HTTPS_PROXY: 'http://a.example', NO_PROXY: 'gov.sg' })).toEqual([{ kind: 'direct' }]);
  });

  it('name what they hold wrongly, and quote no password', async () => {
    expect(await routes({ all_proxy: 'socks5://h:1080' })).toEqual([{ kind: 'unsupported', name: 'SOCKS5' }]);
    const wrong = routes({ HTTPS_PROXY: 'http://user:pass%zz@host:99999' });
    await expect(wrong).rejects.toMatchObject({
      code: 'proxy-address',
      message: expect.stringContaining('HTTPS_PROXY'),
    });
    await expect(wrong).rejects.not.toThrow(/pass/);
  });
});

describe('a proxy’s address', () => {
  it('is read with user and password, decoded', () => {
    expect(readProxyAddress('http://us%40er:p%3Aa%20s@[fd00::1]:8080/')).toEqual({
      secure: false,
      host: 'fd00::1',
      port: 8080,
      credentials: { user: 'us@er', password: 'p:a s' },
    });
    expect(readProxyAddress(' proxy.example ')).toMatchObject({
      host: 'proxy.example',
      port: 80,
      credentials: undefined,
    });
    expect(readProxyAddress('https://proxy.example')).toMatchObject({ secure: true, port: 443 });
  });

  it.each([
    '',
    'ftp://h',
    'http://h/path',
    'http://h?x',
    'http://%zz',
    'http://a b',
    'http://u:%ff@h',
    'http://h:99999',
  ])('is not %j', (text) => {
    expect(thrownCode(() => readProxyAddress(text))).toBe('proxy-address');
  });
});

describe('what the system answers', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['', [{ kind: 'direct' }]],
    [
      'PROXY 10.0.0.1:8080; HTTPS p.example:443;DIRECT',
      [
        { kind: 'proxy', proxy: { secure: false, host: '10.0.0.1', port: 8080 } },
        { kind: 'proxy', proxy: { secure: true, host: 'p.example', port: 443 } },
        { kind: 'direct' },
      ],
    ],
    ['PROXY [fd00::1]:1', [{ kind: 'proxy', proxy: { secure: false, host: 'fd00::1', port: 1 } }]],
    ['SOCKS5 h:1080', [{ kind: 'unsupported', name: 'SOCKS5' }]],
    ['QUIC', [{ kind: 'unsupported', name: 'QUIC' }]],
  ])('%s', (answer, routes) => {
    expect(systemRoutes(answer)).toEqual(routes);
  });
});
