import { expect, it } from 'vitest';
import { buildSamplePayload } from '../../../../../src/core/export/sample-payload.js';
import { PERSONAS } from '../../../../../src/sandbox/personas/personas.js';
import { personaValues, sampleSource } from '../../../../support/sample-source.js';

it('makes up every persona quickly, long lists and all', () => {
  const started = performance.now();
  for (const { id } of PERSONAS) buildSamplePayload(sampleSource(personaValues(id), { privacy: 'synthetic' }));
  expect(performance.now() - started).toBeLessThan(4_000);
});
