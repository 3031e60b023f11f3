import type { ClientView } from '../../src/shared/views/client.js';

/** A saved client as the window knows it, with whatever a test is about. */
export function clientView(part: Partial<ClientView> = {}): ClientView {
  return {
    key: 'key-1',
    clientId: 'CLINIC-BOOKING',
    name: 'Clinic booking',
    notes: '',
    environment: { kind: 'production', origin: 'https://api.id.gov.sg' },
    allowedScopes: ['openid', 'myinfo.name'],
    redirectUris: ['http://localhost:5001/api/redirect'],
    selectedScopes: ['openid', 'myinfo.name'],
    redirectUri: 'http://localhost:5001/api/redirect',
    keyBits: 2048,
    keyFingerprint: 'ab'.repeat(32),
    findings: [],
    importedAt: 1_700_000_000_000,
    ...part,
  };
}
