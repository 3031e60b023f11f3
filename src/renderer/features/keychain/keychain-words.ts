import type { AppView, KeychainTest } from '../../../shared/views/app.js';
import { counted } from '../../components/format.js';

/** Whether secrets can be kept and read now, and what to do where they cannot. */
export interface KeychainState {
  readonly status: 'passed' | 'warned' | 'failed';
  readonly words: string;
  readonly remedy: string | undefined;
}

/** What the steps of a test are called. */
export const TEST_STEP_WORDS: Readonly<Record<KeychainTest['steps'][number]['step'], string>> = {
  write: 'Writing',
  read: 'Reading it back',
  compare: 'Comparing',
  remove: 'Removing it',
};

/** The state of what keeps the secrets, in words. */
export function keychainState({ backend, available, hint }: AppView['keychain']): KeychainState {
  if (backend === 'memory') {
    return {
      status: 'warned',
      words: 'No keychain: secrets are kept in memory, for this session only',
      remedy: 'Nothing secret is written to disk. To keep secrets, set up a keychain and start the console again.',
    };
  }
  if (available) return { status: 'passed', words: 'Can be written and read', remedy: undefined };
  return {
    status: 'failed',
    words: 'Gives no access to the secrets',
    remedy: `${hint ?? 'Unlock it, then retry. Nothing was lost.'} Nothing secret is written elsewhere.`,
  };
}

/** What a keychain still has of clients that were removed, and when it goes; undefined where it has nothing of them. */
export function removalsLeftWords({
  keychain,
  removalsLeft,
}: Pick<AppView, 'keychain' | 'removalsLeft'>): string | undefined {
  if (removalsLeft === 0) return undefined;
  const what = `The secrets of ${counted(removalsLeft, 'removed client')} are still in the keychain`;
  if (keychain.backend === 'memory') return `${what}: they go at the next start that finds it.`;
  return keychain.available
    ? `${what}: it did not let them go. They are tried again at the next start.`
    : `${what}: they go once it is open and looked at again.`;
}

/** What a test came to, in a sentence. */
export function testSummary({ ok, keychain, steps }: KeychainTest): string {
  if (!ok) return `${keychain.name} did not pass.`;
  const milliseconds = steps.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return `${keychain.name} works. All of it took ${Math.max(1, Math.round(milliseconds))} ms.`;
}
