import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import { createRouter, type Handlers } from '../../../../src/main/ipc/router.js';
import { contract } from '../../../../src/shared/ipc/contract.js';

/** Handlers that record what reached them. */
function recorder(overrides: Record<string, (input: unknown) => unknown> = {}) {
  const reached: { channel: string; input: unknown }[] = [];
  const handlers = Object.fromEntries(
    Object.keys(contract).map((channel) => [
      channel,
      (input: unknown) => {
        reached.push({ channel, input });
        return overrides[channel]?.(input) ?? {};
      },
    ]),
  ) as unknown as Handlers;
  const unexpected: unknown[] = [];
  return { route: createRouter(handlers, (_channel, error) => unexpected.push(error)), reached, unexpected };
}

describe('createRouter', () => {
  it('answers with the handler’s value', async () => {
    const { route } = recorder({ 'app.readSettings': () => ({ theme: 'dark' }) });
    expect(await route('app.readSettings', {})).toEqual({ ok: true, value: { theme: 'dark' } });
  });

  it('answers a ConsoleError with all that may cross', async () => {
    const { route, unexpected } = recorder({
      'client.remove': () => {
        throw new ConsoleError('config', 'client-unknown', 'No such client.', { hint: 'Choose another.' });
      },
    });
    const answer = await route('client.remove', { key: 'k' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'client-unknown', hint: 'Choose another.' } });
    expect(unexpected).toEqual([]);
  });

  it('tells nothing of an unexpected error, and hands it to the log', async () => {
    const { route, unexpected } = recorder({
      'client.remove': () => {
        throw new Error('holds s3cr3t');
      },
    });
    const answer = await route('client.remove', { key: 'k' });
    expect(JSON.stringify(answer)).not.toContain('s3cr3t');
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal-error' } });
    expect(unexpected).toHaveLength(1);
  });

  it('lets nothing out that the contract does not hold', async () => {
    const { route } = recorder({ 'app.readSettings': () => ({ theme: 'dark', clientSecret: 's3cr3t' }) });
    const answer = await route('app.readSettings', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'ipc-bad-output' } });
    expect(JSON.stringify(answer)).not.toContain('s3cr3t');
  });

  it.each(['flow.steal', '__proto__', 'constructor', 'toString', ''])('E03 refuses the channel %j', async (channel) => {
    const { route, reached } = recorder();
    expect(await route(channel, {})).toMatchObject({ ok: false, error: { code: 'ipc-unknown-channel' } });
    expect(reached).toEqual([]);
  });

  it('E03 refuses malformed arguments on every channel, without quoting them', async () => {
    const { route, reached } = recorder();
    const channels = Object.keys(contract);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...channels), fc.anything(), async (channel, input) => {
        const schema = contract[channel as keyof typeof contract].input;
        fc.pre(!schema.safeParse(input).success);
        expect(await route(channel, input)).toMatchObject({ ok: false, error: { code: 'ipc-bad-input' } });
      }),
      { numRuns: 2_000 },
    );
    expect(reached).toEqual([]);
  });
});
