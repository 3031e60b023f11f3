import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.mjs';
import { run } from '../run.mjs';
import { startHelper } from '../system/background.mjs';
import { findTool } from '../system/tools.mjs';

const ATTEMPTS = 20;
const PAUSE_MS = 250;
// Not a secret: it unlocks a keyring that is made for one run of the tests and is gone afterwards.
const PASSWORD = 'unlocked-for-tests';

/**
 * A session bus of its own with a real Secret Service on it, so that tests go through the same keychain code as users do
 * and never near the keychain of whoever runs them.
 * @param {Record<string, string>} env with HOME and XDG_RUNTIME_DIR of the one who will use it
 * @param {{ uid: number, gid: number } | undefined} user
 * @param {string} projectFolder whose keychain module is used to see that it answers
 */
export async function startSecretService(env, user, projectFolder) {
  const bus = await startHelper(
    findTool('dbus-daemon'),
    ['--session', '--nofork', '--nopidfile', '--print-address=3'],
    { env, ...user },
  );
  const withBus = { DBUS_SESSION_BUS_ADDRESS: bus.line };
  const keyring = await startHelper(
    findTool('gnome-keyring-daemon'),
    ['--foreground', '--unlock', '--components=secrets'],
    {
      env: { ...env, ...withBus },
      input: PASSWORD,
      silent: true,
      ...user,
    },
  );
  const stop = async () => {
    await keyring.stop();
    await bus.stop();
  };
  try {
    await waitUntilItAnswers({ ...env, ...withBus }, user, projectFolder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: withBus, stop };
}

/** Stores and reads a value: the only proof that the keyring is there and unlocked. */
async function waitUntilItAnswers(env, user, cwd) {
  const probe = `
    const keytar = require('keytar');
    (async () => {
      await keytar.setPassword('probe', 'probe', 'value');
      const value = await keytar.getPassword('probe', 'probe');
      await keytar.deletePassword('probe', 'probe');
      process.exit(value === 'value' ? 0 : 1);
    })().catch(() => process.exit(1));`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { code } = await run(process.execPath, ['-e', probe], { env, cwd, timeoutMs: 10_000, ...user });
    if (code === 0) return;
    await sleep(PAUSE_MS);
  }
  throw new Failure(
    'The Secret Service for the tests does not answer.',
    'gnome-keyring-daemon was started on a bus of its own; its log may say why.',
  );
}
