import { describe, expect, it } from 'vitest';
import { diagnoseCredentials } from '../../../../src/core/credentials/diagnose.js';
import { EMPTY_READING } from '../../../../src/core/credentials/pieces.js';
import { shownClientId } from '../../../../src/core/credentials/shown-client-id.js';

const SECRET = 'q7Rt2mVx9KpLw4ZnB8cYd3HfJ6sGaE5u';

describe('a client id that may be a secret', () => {
  it.each([
    ['the secret after it', `CLINIC SGID_CLIENT_SECRET=${SECRET}`, SECRET],
    ['a private key', `-----BEGIN PRIVATE KEY-----${SECRET}`, SECRET],
    ['the secret in its place', SECRET, 'CLINIC-PROD'],
    ['the secret in both places', SECRET, SECRET],
    ['hundreds of characters', SECRET.repeat(9), SECRET],
  ])('L01 %s is not shown, and not to be saved', (_, clientId, clientSecret) => {
    const { findings, usable } = diagnoseCredentials({ ...EMPTY_READING, clientId, clientSecret });
    expect(shownClientId(clientId, findings)).toBe(
      `•••• (${clientId.length} characters, not shown: it may be a secret)`,
    );
    expect(JSON.stringify(findings)).not.toContain(SECRET);
    expect(usable).toBe(false);
  });

  it.each(['CLINIC-PROD', '0123456789abcdef0123456789abcdef', 'Ünï-新', undefined])('%j is shown', (clientId) => {
    const { findings } = diagnoseCredentials({ ...EMPTY_READING, clientId, clientSecret: SECRET });
    expect(shownClientId(clientId, findings)).toBe(clientId);
  });
});
