import { describe, expect, it } from 'vitest';
import { type ExportedClient, writeClientFile } from '../../../../src/core/credentials/client-file.js';
import { readSource } from '../../../../src/core/credentials/read-source.js';
import { rsaKeyPair } from '../../../support/keys.js';

const pair = rsaKeyPair();
const full: ExportedClient = {
  clientId: 'SHOP',
  clientSecret: '0123456789abcdef0123456789abcdef',
  privateKeyPem: pair.pkcs8,
  publicKeyPem: pair.spki,
  allowedScopes: ['openid', 'myinfo.name'],
  name: 'Shop 新',
  redirectUris: ['http://localhost:5001/api/redirect'],
  environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
  notes: 'First line\nsecond "line"',
  colour: 'teal',
};

const readBack = (clients: readonly ExportedClient[]) => readSource(Buffer.from(writeClientFile(clients)));

describe('writeClientFile', () => {
  it('writes what readSource reads back', () => {
    expect(readBack([full])).toMatchObject({
      kind: 'client',
      reading: {
        format: 'json',
        clientId: 'SHOP',
        clientSecret: full.clientSecret,
        privateKeyText: pair.pkcs8,
        publicKeyText: pair.spki,
        scopes: full.allowedScopes,
        name: 'Shop 新',
        redirectUris: full.redirectUris,
        environment: full.environment,
        notes: full.notes,
        colour: 'teal',
        findings: [],
      },
    });
  });

  it('leaves out what is not there, secrets first', () => {
    const text = writeClientFile([{ clientId: 'SHOP', redirectUris: [], name: '', notes: '' }]);
    expect(JSON.parse(text)).toEqual({ id: 'SHOP', redirectUris: [] });
  });

  it('writes several as a list, each with its environment', () => {
    const sandbox: ExportedClient = {
      ...full,
      clientId: 'BOX',
      environment: { kind: 'sandbox', origin: 'http://127.0.0.1:5000' },
    };
    const own: ExportedClient = {
      ...full,
      clientId: 'OWN',
      environment: { kind: 'custom', origin: 'https://id.example' },
    };
    expect(readBack([full, sandbox, own])).toMatchObject({
      kind: 'bundle',
      readings: [
        { clientId: 'SHOP', findings: [] },
        { clientId: 'BOX', environment: { kind: 'sandbox', origin: '' }, findings: [] },
        { clientId: 'OWN', environment: { kind: 'custom' }, findings: [{ id: 'environment-custom' }] },
      ],
    });
  });
});
