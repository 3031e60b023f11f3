import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Secret Service on a session bus of its own, whose keyring can be locked and unlocked. */
export interface PrivateKeyring {
  /** What makes a program use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts the service anew, with the keyring unlocked or locked. */
  readonly restart: (how: 'unlocked' | 'locked') => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts it unlocked, with an empty keyring. */
export async function startPrivateKeyring(): Promise<PrivateKeyring> {
  const base = await mkdtemp(join(tmpdir(), 'sgid-keyring-'));
  const [home, runtime] = [join(base, 'home'), join(base, 'run')];
  for (const folder of [home, runtime]) await mkdir(folder, { mode: 0o700 });
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
  };
  const config = join(base, 'bus.conf');
  await writeFile(config, busConfig(runtime));
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'], {
    env: { ...process.env, ...folders },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    bus.once('error', reject);
    createInterface({ input: bus.stdout }).once('line', resolve);
  });
  const env = { ...folders, DBUS_SESSION_BUS_ADDRESS: address };
  let service: ChildProcess | undefined;
  const restart = async (how: 'unlocked' | 'locked') => {
    await end(service);
    const args = ['--foreground', '--components=secrets', ...(how === 'unlocked' ? ['--unlock'] : [])];
    service = spawn('gnome-keyring-daemon', args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    service.stdin?.end(how === 'unlocked' ? 'unlocked-for-tests' : '');
    await serviceReady(env);
  };
  const stop = async () => {
    await end(service);
    await end(bus);
    await rm(base, { recursive: true, force: true, maxRetries: 3 });
  };
  await restart('unlocked');
  return { env, restart, stop };
}

/**
 * A bus that starts nothing by itself: no second Secret Service while ours is restarted, and no window that asks for the
 * keyring's password, which therefore counts as dismissed.
 */
const busConfig = (folder: string) => `<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Asks the bus whether the name is taken: `dbus-send` fails until it is. */
async function serviceReady(env: Readonly<Record<string, string>>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const asked = spawn(
      'dbus-send',
      [
        ...['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
        ...['org.freedesktop.DBus.GetNameOwner', 'string:org.freedesktop.secrets'],
      ],
      { env: { ...process.env, ...env }, stdio: 'ignore' },
    );
    const code = await new Promise((resolve) => asked.once('close', resolve));
    if (code === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The private Secret Service does not answer.');
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await ended;
}
