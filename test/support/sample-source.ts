import { SCOPES } from '../../src/core/catalogue/catalogue.js';
import type { SamplePrivacy } from '../../src/core/export/privacy.js';
import { buildSamplePayload, type SampleSource } from '../../src/core/export/sample-payload.js';
import type { ExportSample } from '../../src/core/export/write-export.js';
import { wireValue } from '../../src/sandbox/personas/persona.js';
import { PERSONAS } from '../../src/sandbox/personas/personas.js';
import { rsaKeyPair } from './keys.js';

/** The time of every sample that is compared with a file. */
export const SAMPLE_TIME = Date.parse('2026-02-03T04:05:06Z');

/** A run that brought these values, by scope. */
export function sampleSource(
  values: Readonly<Record<string, string>>,
  changes: Partial<SampleSource> = {},
): SampleSource {
  return {
    sub: 'u=6f8e1c1e-2b7d-4d7a-9c53-0f3b1a4e7d92',
    fields: Object.entries(values).map(([scope, value]) => ({ scope, value })),
    requestedScopes: ['openid', ...Object.keys(values)],
    clientId: 'CLINIC-BOOKING',
    environment: 'sandbox',
    issuer: 'http://127.0.0.1:5443/v2',
    privacy: 'masked',
    at: SAMPLE_TIME,
    consoleVersion: '0.0.0-test',
    variant: 'C',
    run: { id: '5c0f6a5e-1d0b-4a38-9f0e-6a1b2c3d4e5f', number: 7, startedAt: '2026-02-03T04:05:00.000Z' },
    ...changes,
  };
}

/** All 34 scopes of one of the sandbox's people. */
export function personaValues(id: string): Readonly<Record<string, string>> {
  const persona = PERSONAS.find((one) => one.id === id);
  if (persona === undefined) throw new Error(`The sandbox has no persona ${id}.`);
  const held = persona.values(SAMPLE_TIME);
  const scopes = SCOPES.map(({ scope }) => scope).filter((scope) => scope !== 'openid');
  return Object.fromEntries(scopes.map((scope) => [scope, wireValue(held, scope)]));
}

/** The sample of such a run, encrypted to a test client. */
export function exportSample(source: SampleSource): ExportSample {
  return {
    payload: buildSamplePayload(source),
    variant: 'C',
    recipient: rsaKeyPair().publicKey,
  };
}

/** The samples of golden files: a parent with everything on record, one field that failed, one missing, one unknown. */
export function goldenSample(privacy: SamplePrivacy): ExportSample {
  const source = sampleSource(personaValues('citizen-parent'), { privacy });
  const fields = [
    ...source.fields,
    { scope: 'myinfo.unheard_of', value: `=HYPERLINK("x"),</script>"""\u202E` },
    { scope: 'myinfo.broken', problem: 'The tag does not match.' },
  ];
  const requestedScopes = [...source.requestedScopes, 'myinfo.unheard_of', 'myinfo.broken', 'myinfo.missing'];
  return exportSample({ ...source, fields, requestedScopes });
}
