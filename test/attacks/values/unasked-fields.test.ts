import { describe, expect, it } from 'vitest';
import { resultStep } from '../../../src/core/flow/steps/result.js';
import type { DecryptedField } from '../../../src/core/jose/userinfo-decryption.js';
import { artifactsFor, runRequest, stepIo } from '../../support/flow-bench.js';

const ORIGIN = 'https://api.id.gov.sg';
const field = (scope: string, value: string): DecryptedField => ({ scope, ok: true, value });

/** The check of what came unasked, for a run that asks for openid and the name. */
async function noneUnasked(...fields: readonly DecryptedField[]) {
  const { report } = await resultStep.run(runRequest(ORIGIN), artifactsFor(ORIGIN, { fields }), stepIo());
  return report.checks.find(({ id }) => id === 'none-unasked');
}

describe('fields that nobody asked for', () => {
  it.each([
    ['of the catalogue', 'myinfo.nric_number'],
    ['that the catalogue does not know', 'myinfo.secret_police_file'],
    ['named like a member of every object', '__proto__'],
  ])('J15 one %s → finding, and the values that were asked for stand', async (_, scope) => {
    const name = field('myinfo.name', 'TAN AH KOW');
    expect(await noneUnasked(name)).toMatchObject({ status: 'passed' });
    expect(await noneUnasked(name, field(scope, 'S9812381D'))).toMatchObject({ status: 'warned', actual: scope });
  });
});
