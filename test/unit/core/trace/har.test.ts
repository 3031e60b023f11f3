import { describe, expect, it } from 'vitest';
import { buildHar } from '../../../../src/core/trace/har.js';
import type { HttpExchange } from '../../../../src/core/trace/http.js';
import { harSchemaErrors } from '../../../support/har-schema.js';

const AT = Date.UTC(2026, 0, 2, 3, 4, 5);

const token: HttpExchange = {
  purpose: 'Token request',
  startedAt: AT + 1000,
  request: {
    method: 'POST',
    url: 'https://api.id.gov.sg/v2/oauth/token?a=1&b=%20x',
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: 'code=ü&grant_type=authorization_code',
  },
  response: {
    status: 200,
    statusText: 'OK',
    headers: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', 'session=1; Path=/'],
      ['Content-Encoding', 'gzip'],
    ],
    body: '{}',
    bodyBytes: 2,
    truncated: false,
  },
  timing: {
    routeMs: 1,
    dnsMs: 2,
    connectMs: 3,
    tunnelMs: 10,
    tlsMs: 5,
    sendMs: 0.5,
    waitMs: 7,
    bodyMs: 1,
    totalMs: 29.5,
  },
  connection: { proxy: 'proxy.example:3128', address: '10.0.0.1:3128' },
};
const failed: HttpExchange = {
  purpose: 'Discovery document',
  startedAt: AT,
  request: { method: 'GET', url: 'https://api.id.gov.sg/x', headers: [] },
  timing: { dnsMs: 4, totalMs: 20 },
  connection: { address: '[::1]:443' },
  failure: 'The connection was refused.',
};
const har = buildHar(
  [
    { id: 'token', title: 'Token', exchanges: [token] },
    { id: 'pkce', title: 'PKCE', exchanges: [] },
    { id: 'discovery', title: 'Discovery', exchanges: [failed] },
  ],
  '1.2.3',
  'masked',
);

describe('HTTP Archive', () => {
  it('fits the published schema of HAR 1.2, which refuses what does not', () => {
    expect(harSchemaErrors(har)).toEqual([]);
    const [entry] = har.log.entries;
    const broken = { log: { ...har.log, entries: [{ ...entry, request: { ...entry?.request, url: 7 } }] } };
    expect(harSchemaErrors(broken).join()).toContain('/log/entries/0/request/url');
    expect(harSchemaErrors({ log: { ...har.log, creator: undefined } })).not.toEqual([]);
  });

  it('has a page for each step that sent something, and the entries in the order of the clock', () => {
    expect(har.log.pages.map(({ id }) => id)).toEqual(['token', 'discovery']);
    expect(har.log.entries.map(({ pageref, comment }) => [pageref, comment])).toEqual([
      ['discovery', 'Discovery document'],
      ['token', 'Token request'],
    ]);
    expect(har.log.entries[0]?.startedDateTime).toBe('2026-01-02T03:04:05.000Z');
  });

  it('counts TLS and the tunnel within connect, and adds up to the time of the entry', () => {
    const [without, proxied] = har.log.entries;
    expect(proxied?.timings).toMatchObject({ blocked: 1, dns: 2, connect: 18, ssl: 5, send: 0.5, wait: 7, receive: 1 });
    expect(proxied?.time).toBe(29.5);
    expect(proxied?.timings.comment).toContain('10 ms');
    expect(without?.timings).toEqual({ blocked: -1, dns: 4, connect: -1, ssl: -1, send: 0, wait: 16, receive: 0 });
    expect(without?.time).toBe(20);
  });

  it('has query, form, cookies, sizes and addresses where they are known', () => {
    const [without, proxied] = har.log.entries;
    expect(proxied?.request.queryString).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: ' x' },
    ]);
    expect(proxied?.request.postData?.params?.[0]).toEqual({ name: 'code', value: 'ü' });
    expect(proxied?.request.bodySize).toBe(37);
    expect(proxied?.response).toMatchObject({ bodySize: -1, cookies: [{ name: 'session', value: '1' }] });
    expect([proxied?.serverIPAddress, proxied?._proxy]).toEqual([undefined, 'proxy.example:3128']);
    expect(without?.serverIPAddress).toBe('::1');
    expect(without?.response).toMatchObject({ status: 0, _error: 'The connection was refused.' });
  });
});
