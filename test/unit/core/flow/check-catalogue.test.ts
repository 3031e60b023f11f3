import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../src/core/flow/check.js';
import { CHECK_CATALOGUE, describeCheck } from '../../../../src/core/flow/check-catalogue/check-catalogue.js';
import { checksDocument } from '../../../../src/core/flow/check-catalogue/checks-document.js';
import { STEP_IDS } from '../../../../src/core/flow/step-ids.js';
import { specUrl } from '../../../../src/core/spec-url.js';
import { CHECK_SCENARIOS } from '../../../support/check-scenarios/scenarios.js';

/** Made only where something is odd; where nothing is, there is no line to say so. */
const NEVER_PASSED = new Set([
  'jwks-refetched',
  'userinfo-count',
  'block-key-single-quotes',
  'block-key-repeated-name',
  'block-key-base64',
  'block-key-use',
]);
/** Says that there was nothing to look at. */
const ONLY_SKIPPED = new Set(['fields']);

const nameOf = (check: Check) => check.id.replace(/^(decrypt|value):.*$/s, '$1:*');

describe.each(STEP_IDS)('the checks of %s', (step) => {
  const ids = Object.keys(CHECK_CATALOGUE[step]);

  it('are described, each with a clause that is a link', () => {
    for (const id of ids) {
      const description = describeCheck(step, id);
      expect(description?.protects, id).toMatch(/^[A-Z\p{L}].*[.]$/u);
      expect(description?.sdks, id).toMatch(/\.$/);
      expect(specUrl(description?.spec ?? ''), id).toMatch(/^https:/);
    }
  });

  it('are all made, hold where they should and object where they should, with causes and a remedy', async () => {
    const made = await CHECK_SCENARIOS[step]();
    expect([...new Set(made.map(nameOf))].sort()).toEqual([...ids].sort());
    for (const id of ids) {
      const verdicts = new Set(made.filter((check) => nameOf(check) === id).map((check) => check.status));
      if (ONLY_SKIPPED.has(id)) expect([...verdicts], id).toEqual(['skipped']);
      else
        expect([verdicts.has('passed'), verdicts.has('failed') || verdicts.has('warned')], id).toEqual([
          !NEVER_PASSED.has(id),
          true,
        ]);
    }
    for (const check of made.filter(({ status }) => status === 'failed' || status === 'warned')) {
      expect(check.causes?.length, `${check.id} has causes`).toBeGreaterThan(0);
      expect(check.remedy, `${check.id} has a remedy`).toMatch(/\S/);
    }
  });
});

describe('the catalogue of checks', () => {
  it('has at least sixty', () => {
    expect(STEP_IDS.flatMap((step) => Object.keys(CHECK_CATALOGUE[step])).length).toBeGreaterThanOrEqual(60);
  });

  it('knows a check about a data item, and none that it does not have', () => {
    expect(describeCheck('decrypt', 'decrypt:myinfo.name')?.spec).toBe('RFC 7516 5.2');
    expect(describeCheck('decrypt', 'decrypt:\n:x')?.spec).toBe('RFC 7516 5.2');
    expect(describeCheck('decrypt', 'of-a-later-version')).toBeUndefined();
    expect(describeCheck('decrypt', 'constructor')).toBeUndefined();
  });

  it('is what docs/checks.md says: `npm run docs` writes it', async () => {
    const written = await readFile(new URL('../../../../docs/checks.md', import.meta.url), 'utf8');
    expect(written.replaceAll('\r\n', '\n')).toBe(checksDocument());
  });
});
