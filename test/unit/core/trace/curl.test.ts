import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { buildCurl } from '../../../../src/core/trace/curl.js';

const secret = { ref: 'client-secret', label: 'client secret', length: 4 };

describe('cURL', () => {
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
        `  --data-raw 'client_id=C&client_secret='"$CLIENT_SECRET"`,
      ].join('\n'),
    );
  });

  it.runIf(process.platform !== 'win32')('survives a real shell unchanged, whatever is in it', () => {
    const nasty = `it's $HOME \`id\` "x" \\ !; rm\n-rf *`;
    const curl = buildCurl({
      method: 'GET',
      url: ['https://x.example/?', secret],
      headers: [{ name: 'A', value: [nasty] }],
    });
    const printed = curl.replace('curl ', 'printf "%s\\0" ');
    const words = execFileSync('sh', ['-c', printed], { env: { ...process.env, CLIENT_SECRET: 'a b' } })
      .toString()
      .split('\0');
    expect(words).toEqual(['--compressed', 'https://x.example/?a b', '-H', `A: ${nasty}`, '']);
  });
});
