import { randomBytes } from 'node:crypto';
import { ConsoleError, toErrorView } from '../../core/errors.js';
import type { KeychainTest } from '../../shared/views/app.js';
import type { SecretStore } from './secret-store.js';

type TestStep = KeychainTest['steps'][number];

/** One name for every test: what a test that was killed left behind goes with the next. */
const ACCOUNT = 'test';
/** Longer than an item, so that parts are tested too, and not ASCII alone. */
const testValue = (): string => `é${randomBytes(2_400).toString('base64')}`;

/**
 * Tests where secrets are kept by what the console does there: writes a value, reads it back, compares it, removes it.
 *
 * What comes after a step that failed is left out, but for the removing: nothing stays behind. Throws nothing.
 */
export async function testSecretStore(store: SecretStore): Promise<readonly TestStep[]> {
  const value = testValue();
  const steps: TestStep[] = [];
  const attempt = async (step: TestStep['step'], action: () => Promise<void>): Promise<boolean> => {
    const startedAt = performance.now();
    const failure = await action().then(
      () => undefined,
      (error: unknown) => ({ error: toErrorView(error) }),
    );
    steps.push({ step, ok: failure === undefined, durationMs: performance.now() - startedAt, ...failure });
    return failure === undefined;
  };
  let read: string | undefined;
  const write = () => store.set(ACCOUNT, value);
  const readBack = async () => {
    read = await store.get(ACCOUNT);
  };
  if ((await attempt('write', write)) && (await attempt('read', readBack))) {
    await attempt('compare', async () => {
      if (read !== value) throw different(read === undefined);
    });
  }
  await attempt('remove', async () => {
    await store.delete(ACCOUNT);
    if ((await store.get(ACCOUNT)) !== undefined) throw stillThere();
  });
  return steps;
}

function different(missing: boolean): ConsoleError {
  const found = missing ? 'it is not there' : 'another came back';
  return new ConsoleError('storage', 'keychain-test-different', `Expected the value that was just written; ${found}.`, {
    hint: 'Check that no other program changes or clears the keychain, then test again.',
  });
}

function stillThere(): ConsoleError {
  return new ConsoleError('storage', 'keychain-test-not-removed', 'Expected the item to be gone; it is still there.', {
    hint: 'Remove the item “test” of sgid-console in the keychain’s own program.',
  });
}
