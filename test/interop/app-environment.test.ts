import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCredentials } from '../../src/core/credentials/read-credentials.js';
import { appEnvironment, envLine } from '../../src/core/snippets/app-environment.js';
import { rsaKeyPair } from '../support/keys.js';

const VALUES = {
  hostname: 'http://127.0.0.1:5443',
  clientId: 'SANDBOX-1',
  clientSecret: 'kR3vPq8TzWm2XyB5nJc7HdLf9GsVa4Ue',
  privateKey: rsaKeyPair().pkcs8,
  redirectUri: 'http://localhost:5001/api/redirect?from=sgid',
};

// Node's own reader of such files is what apps have: that of Electron 33 ends the process over some of them.
describe('the environment of an app', () => {
  it('is read back from its file as it is, by Node and by the console itself', () => {
    const environment = appEnvironment(VALUES);
    const file = Object.entries(environment)
      .map(([name, value]) => envLine(name, value))
      .join('\n');
    expect(parseEnv(file)).toEqual({ ...environment, SGID_PRIVATE_KEY: VALUES.privateKey.trim() });
    const reading = readCredentials(Buffer.from(file), '.env');
    expect(reading).toMatchObject({ clientId: 'SANDBOX-1', redirectUris: [VALUES.redirectUri] });
  });

  it('has no line that another value than the one given is read from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
        const read = parseEnv(envLine('NAME', value));
        expect(read.NAME === undefined || read.NAME === value).toBe(true);
        expect(Object.keys(read).every((name) => name === 'NAME')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
