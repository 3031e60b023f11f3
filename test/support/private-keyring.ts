import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Secret Service on a session bus of its own, whose keyring can be locked and unlocked. */
export interface PrivateKeyring {
  /** What makes a program use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts the service anew, with the keyring unlocked or locked. */
  readonly restart: (how: 'unlocked' | 'locked') => Promise<void>;
  /** Locks it while programs use it. */
  readonly lock: () => Promise<void>;
  /** Unlocks it while programs use it, as a login does. */
  readonly unlock: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const PASSWORD = 'unlocked-for-tests';

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
    service.stdin?.end(how === 'unlocked' ? PASSWORD : '');
    await serviceReady(env);
  };
  const stop = async () => {
    await end(service);
    await end(bus);
    await rm(base, { recursive: true, force: true, maxRetries: 3 });
  };
  const lock = async () => {
    const code = await sendOnBus(env, SECRETS, '/org/freedesktop/secrets', [
      'org.freedesktop.Secret.Service.Lock',
      'array:objpath:/org/freedesktop/secrets/collection/login',
    ]);
    if (code !== 0) throw new Error('The private Secret Service does not lock its keyring.');
  };
  await restart('unlocked');
  return { env, restart, lock, unlock: () => unlockThrough(join(runtime, 'keyring', 'control')), stop };
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
    const question = ['org.freedesktop.DBus.GetNameOwner', `string:${SECRETS}`];
    if ((await sendOnBus(env, 'org.freedesktop.DBus', '/org/freedesktop/DBus', question)) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The private Secret Service does not answer.');
}

const SECRETS = 'org.freedesktop.secrets';

/** Sends a message on the bus and waits for its answer; the exit code of `dbus-send`. */
async function sendOnBus(
  env: Readonly<Record<string, string>>,
  to: string,
  path: string,
  message: readonly string[],
): Promise<unknown> {
  const sent = spawn('dbus-send', ['--session', '--print-reply', `--dest=${to}`, path, ...message], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  return new Promise((resolve) => sent.once('close', resolve));
}

/** What a login tells gnome-keyring with the password: a byte that shows who asks, lengths, and the operation 1. */
function unlockThrough(socketPath: string): Promise<void> {
  const password = Buffer.from(PASSWORD);
  const message = Buffer.alloc(13 + password.length);
  message.writeUInt32BE(message.length - 1, 1);
  message.writeUInt32BE(1, 5);
  message.writeUInt32BE(password.length, 9);
  password.copy(message, 13);
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath, () => socket.write(message));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.end();
      if (answer.readUInt32BE(4) === 0) resolve();
      else reject(new Error('The private Secret Service refuses its password.'));
    });
  });
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await ended;
}
