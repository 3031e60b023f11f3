import type { ImportPreview } from '../../src/shared/views/client.js';

/** What was read of a client that can be imported, with whatever a test is about. */
export function importPreview(part: Partial<ImportPreview> = {}): ImportPreview {
  return {
    previewId: 'preview-1',
    sources: [{ kind: 'file', name: 'clinic.json' }],
    format: 'json',
    clientId: 'CLINIC-BOOKING',
    secretLength: 32,
    key: { bits: 2048, fingerprint: 'cd'.repeat(32), form: 'pkcs8', sdks: [] },
    allowedScopes: ['openid', 'myinfo.name'],
    redirectUris: ['http://localhost:5001/api/redirect'],
    findings: [],
    importable: true,
    suggested: {
      name: 'Clinic booking',
      environment: { kind: 'production', origin: 'https://api.id.gov.sg' },
      redirectUri: 'http://localhost:5001/api/redirect',
      notes: '',
    },
    saved: [],
    ...part,
  };
}
