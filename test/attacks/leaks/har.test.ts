import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Har } from '../../../src/core/trace/har.js';
import { harOfRun } from '../../../src/engine/flow/har-of-run.js';
import { runSecrets } from '../../../src/engine/flow/run-secrets.js';
import { harSchemaErrors } from '../../support/har-schema.js';
import { type SandboxRunBench, startSandboxRunBench } from '../../support/sandbox-run.js';
import { thrownCode } from '../../support/thrown-code.js';

let bench: SandboxRunBench;
beforeAll(async () => {
  bench = await startSandboxRunBench();
});
afterAll(() => bench.stop());

/** Secrets that are on the wire of a run, with the forms in which they travel. */
function onTheWire(run: ReturnType<SandboxRunBench['run']>) {
  const names = ['client-secret', 'code-verifier', 'code', 'access-token', 'id-token-signature'];
  return runSecrets(run).filter(({ ref }) => names.includes(ref));
}

describe('HAR of a run', () => {
  it.each(['post', 'basic'] as const)(
    'L06 is masked unless asked otherwise, and fits the schema (%s)',
    async (clientAuthentication) => {
      const run = bench.run({ clientAuthentication });
      await run.runToEnd();
      const masked = harOfRun(run, 'masked', '1.0.0');
      const har: Har = JSON.parse(masked.text);
      expect(harSchemaErrors(har)).toEqual([]);
      expect(har.log.pages.map(({ id }) => id)).toEqual(['discovery', 'redirect', 'token', 'id-token', 'userinfo']);
      expect(har.log.comment).toContain('masked');

      const secrets = onTheWire(run);
      expect(secrets).toHaveLength(5);
      for (const { ref, value } of secrets) {
        for (const form of [
          value,
          encodeURIComponent(value),
          Buffer.from(value).toString('base64'),
          Buffer.from(value).toString('hex'),
        ]) {
          expect([ref, masked.text.includes(form)]).toEqual([ref, false]);
        }
      }
      const basic = Buffer.from(`${bench.credentials.id}:${bench.credentials.secret}`).toString('base64');
      expect(masked.text).not.toContain(basic);

      const token = har.log.entries.find(({ pageref }) => pageref === 'token');
      expect(token?.request.postData?.params).toContainEqual({ name: 'code', value: 'masked-code' });
      expect(JSON.parse(token?.response.content.text ?? '').access_token).toBe('masked-access-token');
      expect(har.log.entries.every(({ request }) => URL.canParse(request.url))).toBe(true);
      expect(har.log.entries.every(({ time, timings }) => time > 0 && timings.wait > 0)).toBe(true);
    },
  );

  it('L03 has them where the user confirmed it, and says so in the file and its name', async () => {
    const run = bench.run();
    await run.runToEnd();
    const { text, name } = harOfRun(run, 'received', '1.0.0');
    expect(harSchemaErrors(JSON.parse(text))).toEqual([]);
    for (const { value } of onTheWire(run)) expect(text).toContain(value);
    expect([name, JSON.parse(text).log.comment]).toEqual([
      expect.stringMatching(/^sgid-\d{8}-\d{6}-as-received\.har$/),
      expect.stringContaining('Keep it to yourself'),
    ]);
    expect(text).not.toContain('PRIVATE KEY');
  });

  it('L06 is there for a run that failed, and not for one that sent nothing', async () => {
    const run = bench.run();
    expect(thrownCode(() => harOfRun(run, 'masked', '1.0.0'))).toBe('nothing-to-export');
    const gone = bench.run({ environment: { kind: 'custom', origin: 'http://127.0.0.1:1' } });
    await gone.runToEnd();
    const har: Har = JSON.parse(harOfRun(gone, 'masked', '1.0.0').text);
    expect(harSchemaErrors(har)).toEqual([]);
    expect(har.log.entries.at(-1)?.response).toMatchObject({ status: 0, _error: expect.stringContaining('refused') });
  });
});
