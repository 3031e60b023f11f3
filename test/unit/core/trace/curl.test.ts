import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildCurl } from '../../../../src/core/trace/curl.js';
import type { HttpRequest } from '../../../../src/core/trace/http.js';
import { http, startHostileServer } from '../../../support/flow-bench.js';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;

const secret = { ref: 'client-secret', label: 'client secret', length: 4 };

describe('cURL', () => {
  it.each([
    [{ method: "GET'; touch pwned; '" }, `-X 'GET'\\''; touch pwned; '\\'''`],
    [{ method: 'GET $(touch pwned)' }, "-X 'GET $(touch pwned)'"],
    [{ url: ['-o/tmp/pwned'] }, "--url '-o/tmp/pwned'"],
    [{ headers: [{ name: '@/etc/passwd', value: ['x'] }] }, "'https://a.example/'"],
    [{ connection: { proxy: "p:1'; touch @pwned; '" } }, "'https://a.example/'"],
  ])('J19 leaves nothing of a hostile record to the shell or to curl: %j', (hostile, expected) => {
    const curl = buildCurl({ method: 'POST', url: ['https://a.example/'], headers: [], ...hostile });
    expect(curl).toContain(expected);
    expect(curl).not.toContain('@');
  });

  it('quotes everything and puts variables in the place of secrets', () => {
    const curl = buildCurl({
      method: 'POST',
      url: ['https://api.id.gov.sg/v2/oauth/token'],
      headers: [
        { name: 'Host', value: ['api.id.gov.sg'] },
        { name: 'Content-Type', value: ['application/x-www-form-urlencoded'] },
      ],
      body: ['client_id=C&client_secret=', secret],
    });
    expect(curl).toBe(
      [
        'curl --compressed \\',
        '  -X POST \\',
        "  'https://api.id.gov.sg/v2/oauth/token' \\",
        "  -H 'Content-Type: application/x-www-form-urlencoded' \\",
        "  -H 'Accept:' \\",
        `  --data-raw 'client_id=C&client_secret='"$CLIENT_SECRET"`,
      ].join('\n'),
    );
  });

  it.each([
    [{ proxy: 'proxy.example:3128' }, 'https://a.example/', ["--proxy 'http://proxy.example:3128'"]],
    [
      { proxy: '[::1]:3128', proxyTls: true, proxySignIn: true },
      'http://a.example/',
      ["--proxy 'https://[::1]:3128'", '--proxy-user "$PROXY_USER:$PROXY_PASSWORD"', '--proxytunnel'],
    ],
    [{}, 'https://a.example/', []],
  ])('names the proxy that the request went through, and nobody’s password: %j', (connection, url, expected) => {
    const curl = buildCurl({ method: 'GET', url: [url], headers: [], connection });
    expect(curl.split(' \\\n  ').filter((line) => line.startsWith('--proxy'))).toEqual(expected);
  });

  it.runIf(process.platform !== 'win32')('survives a real shell unchanged, whatever is in it', () => {
    const nasty = `it's $HOME \`id\` "x" \\ !; rm\n-rf *`;
    const curl = buildCurl({
      method: 'GET',
      url: ['https://x.example/?', secret],
      headers: [
        { name: 'A', value: [nasty] },
        { name: 'Accept', value: ['*/*'] },
      ],
    });
    const printed = curl.replace('curl ', 'printf "%s\\0" ');
    const words = execFileSync('sh', ['-c', printed], { env: { ...process.env, CLIENT_SECRET: 'a b' } })
      .toString()
      .split('\0');
    expect(words).toEqual(['--compressed', 'https://x.example/?a b', '-H', `A: ${nasty}`, '-H', 'Accept: */*', '']);
  });

  const form: HttpRequest['headers'] = [['Content-Type', 'application/x-www-form-urlencoded']];
  const cases: readonly (readonly [string, Omit<HttpRequest, 'url'> & { readonly path: string }])[] = [
    ['a form', { method: 'POST', path: '/v2/oauth/token', headers: form, body: 'code=a%20b&code_verifier=x' }],
    [
      'JSON with quotes, line ends and other scripts',
      {
        method: 'POST',
        path: '/',
        headers: [['Content-Type', 'application/json']],
        body: '{"a":"it\'s \\n $HOME `id` \u65b0"}\n',
      },
    ],
    [
      'a body without a content type',
      { method: 'POST', path: '/', headers: [['Accept', 'application/json']], body: '@/etc/hostname' },
    ],
    ['a POST without a body', { method: 'POST', path: '/', headers: [] }],
    ['a GET with a body, as tampering makes it', { method: 'GET', path: '/', headers: form, body: 'x=1' }],
    [
      'a URL with brackets, and an empty header',
      {
        method: 'GET',
        path: '/?a[]={x}&b=[1-3]',
        headers: [
          ['X-Empty', ''],
          ['Authorization', 'Bearer a.b-c_d'],
        ],
      },
    ],
  ];

  it.runIf(hasCurl).each(cases)('sends with curl what the console sent: %s', async (_what, { path, ...message }) => {
    const seen: string[] = [];
    const server = await startHostileServer((request, response) => {
      const {
        host: _host,
        connection: _connection,
        'user-agent': _agent,
        'accept-encoding': _coding,
        ...headers
      } = request.headers;
      seen.push(JSON.stringify([request.method, request.url, Object.entries(headers).sort()]));
      response.end();
    });
    const request = { ...message, url: `${server.origin}${path}` };
    const { sent } = await http(request, { timeoutMs: 2_000, maxBodyBytes: 100 });
    const masked = (sent?.headers ?? []).map(([name, value]) => ({ name, value: [value] }));
    const body = request.body === undefined ? {} : { body: [request.body] };
    await run('sh', [
      '-c',
      `${buildCurl({ method: request.method, url: [request.url], headers: masked, ...body })} -s --noproxy '*'`,
    ]);
    await server.stop();
    expect(seen).toHaveLength(2);
    expect(seen[1]).toBe(seen[0]);
    expect(server.received[1]?.body).toBe(server.received[0]?.body);
  });
});
