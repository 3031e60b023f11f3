import { describe, expect, it } from 'vitest';
import { decodedRequest, decodedResponse } from '../../../../../src/renderer/components/http/parameters.js';
import { rawRequest, rawResponse } from '../../../../../src/renderer/components/http/raw-message.js';
import { phaseDuration, timingPhases } from '../../../../../src/renderer/components/timing-phases.js';

const secret = { ref: 'code', label: 'code', length: 12 };
const response = { status: 200, statusText: 'OK', bodyBytes: 2, truncated: false };

describe('a raw message', () => {
  it('has the target without its origin, headers as they came, and secrets in their places', () => {
    const request = {
      method: 'POST',
      url: ['https://api.id.gov.sg/v2/oauth/token?code=', secret, '&x=1'],
      headers: [{ name: 'host', value: ['api.id.gov.sg'] }],
      body: ['code=', secret],
    };
    expect(rawRequest(request)).toEqual([
      'POST ',
      '/v2/oauth/token?code=',
      secret,
      '&x=1',
      ' HTTP/1.1\n',
      'host: ',
      'api.id.gov.sg',
      '\n',
      '\n',
      'code=',
      secret,
    ]);
    expect(rawRequest({ method: 'GET', url: ['https://x.example?a'], headers: [] }).join('')).toBe(
      'GET /?a HTTP/1.1\n\n',
    );
    const headers = [{ name: 'A', value: ['1'] }];
    expect(rawResponse({ ...response, headers, body: ['{}'] }).join('')).toBe('HTTP/1.1 200 OK\nA: 1\n\n{}');
  });
});

describe('a decoded message', () => {
  const form = [{ name: 'Content-Type', value: ['application/x-www-form-urlencoded; charset=utf-8'] }];

  it('has query and form as names and values, each as often as it comes', () => {
    const groups = decodedRequest({
      method: 'POST',
      url: ['https://x.example/p?scope=openid%20myinfo.name&a=1&a=2&b#c=3'],
      headers: form,
      body: ['redirect_uri=http%3A%2F%2Flocalhost%2F&code=', secret, '&bad=%zz&sum=1+1'],
    });
    expect(groups).toEqual([
      {
        title: 'Query of the address',
        parameters: [
          { name: 'scope', value: ['openid myinfo.name'], note: undefined },
          { name: 'a', value: ['1'], note: undefined },
          { name: 'a', value: ['2'], note: undefined },
          { name: 'b', value: [], note: undefined },
        ],
      },
      {
        title: 'Form',
        parameters: [
          { name: 'redirect_uri', value: ['http://localhost/'], note: undefined },
          { name: 'code', value: [secret], note: undefined },
          { name: 'bad', value: ['%zz'], note: expect.stringContaining('does not hold') },
          { name: 'sum', value: ['1 1'], note: undefined },
        ],
      },
    ]);
  });

  it('has the members of a JSON object, and names tokens and kinds', () => {
    const body = ['{"id_token":"eyJh.eyJi.', secret, '","expires_in":300,"n":null,"__proto__":"x","o":{"a":[1]}}'];
    const [group] = decodedResponse({ ...response, headers: [], body });
    expect(group?.parameters).toEqual([
      { name: 'id_token', value: ['eyJh.eyJi.', secret], note: expect.stringContaining('JWS') },
      { name: 'expires_in', value: ['300'], note: 'a number' },
      { name: 'n', value: ['null'], note: 'null' },
      { name: '__proto__', value: ['x'], note: undefined },
      { name: 'o', value: ['{\n  "a": [\n    1\n  ]\n}'], note: undefined },
    ]);
  });

  it('has where a redirect leads, and nothing of what is neither', () => {
    const location = [{ name: 'location', value: ['http://localhost/cb?code=', secret, '&state=s'] }];
    expect(decodedResponse({ ...response, headers: location, body: [] })).toMatchObject([
      { title: 'Query of Location', parameters: [{ value: [secret] }, { value: ['s'] }] },
    ]);
    for (const body of ['<html>', '[1]', '"x"', '', '{', '\uE0000\uE001']) {
      expect(decodedResponse({ ...response, headers: [], body: [body] })).toEqual([]);
    }
  });
});

describe('the phases of a request', () => {
  const timing = {
    routeMs: 0.1,
    dnsMs: 1.26,
    connectMs: 2,
    tunnelMs: 30,
    tlsMs: 4,
    sendMs: 0.2,
    waitMs: 50,
    bodyMs: 0.3,
    totalMs: 90,
  };

  it('are in their order, named after the proxy where there is one; what took no time is left out', () => {
    expect(timingPhases(timing, true).map(({ name }) => name)).toEqual([
      'DNS of the proxy',
      'Connection to the proxy',
      'Tunnel by the proxy',
      'TLS',
      'First byte',
      'Body',
    ]);
    expect(timingPhases({ connectMs: 2, totalMs: 2 }, false).map(({ name }) => name)).toEqual(['Connection']);
    expect([0.04, 1.26, 12.6, 10_400].map(phaseDuration)).toEqual(['0 ms', '1.3 ms', '13 ms', '10.4 s']);
  });
});
