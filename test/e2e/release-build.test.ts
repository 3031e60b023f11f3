import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAsar } from '../support/asar.js';
import { freePort } from '../support/free-port.js';
import { type SpawnedApp, spawnApp } from '../support/released-app.js';

const released = process.env.SGID_CONSOLE_RELEASED ?? '';
const packaged = process.env.SGID_CONSOLE_PACKAGED ?? '';
const resources = join(dirname(released), 'resources');
/** How long a port is given to open after the app is up. */
const PORT_MS = 1_500;

describe('the package that people get', () => {
  it('E10 its fuses are as specified, and those of the test variant differ in one', async () => {
    const specified = {
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    };
    expect(await fusesOf(released)).toEqual(specified);
    expect(await fusesOf(packaged)).toEqual({ ...specified, EnableNodeCliInspectArguments: true });
  });

  it('its archive holds the built app and keytar, and nothing else', async () => {
    const entries = await listAsar(join(resources, 'app.asar'));
    const allowed = [
      /^package\.json$/,
      /^out\/main\/[\w.-]+\.js$/,
      /^out\/main\/chunks\/[\w.-]+\.js$/,
      /^out\/preload\/index\.cjs$/,
      /^out\/renderer\/index\.html$/,
      /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png)$/,
      /^resources\/icon\.png$/,
      /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/[\w.-]+|prebuilds\/.*)$/,
    ];
    const strange = entries.filter(({ path }) => !allowed.some((pattern) => pattern.test(path)));
    expect(strange).toEqual([]);
    for (const path of [
      'package.json',
      'out/main/index.js',
      'out/main/run-worker.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ]) {
      expect(entries).toContainEqual({ path, unpacked: false });
    }
    const keytar = entries.filter(({ path }) => path.startsWith('node_modules/'));
    expect(keytar.length).toBeGreaterThan(0);
    expect(keytar.every(({ unpacked }) => unpacked)).toBe(true);
  });

  it('keytar is outside the archive, with the one binary of this platform', async () => {
    const entries = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true });
    const binaries = entries
      .filter(({ name }) => name.endsWith('.node'))
      .map((entry) => join(entry.parentPath, entry.name));
    expect(binaries).toHaveLength(1);
    expect(binaries[0]).toContain(`prebuilds/${process.platform}-${process.arch}/`);
  });

  it('no other code lies beside the archive', async () => {
    const beside = await readdir(resources);
    expect(beside.filter((name) => /^(app|default_app\.asar|default_app)$/.test(name))).toEqual([]);
    expect(beside).toContain('app.asar');
  });

  it('its archive tells nothing of the machine that built it', async () => {
    const asar = await readFile(join(resources, 'app.asar'), 'latin1');
    expect(asar).not.toMatch(/\/(root|home|Users|work)\/[\w.-]+\/[\w./-]*\.(ts|tsx|js|mjs|json)\b/);
  });
});

describe('E10 a release that is started with switches for developers', () => {
  let folder: string;
  let hook: string;
  let mark: string;
  const running: SpawnedApp[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sgid-release-'));
    mark = join(folder, 'ran.txt');
    hook = join(folder, 'hook.cjs');
    await writeFile(hook, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'ran');`);
  });

  afterAll(async () => {
    await Promise.all(running.map((app) => app.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  async function start(program: string, args: readonly string[], env?: Readonly<Record<string, string>>) {
    const app = await spawnApp(program, args, env);
    running.push(app);
    return app;
  }

  const ran = () =>
    access(mark).then(
      () => true,
      () => false,
    );

  it('E10 ELECTRON_RUN_AS_NODE and NODE_OPTIONS are inert: it starts as the app, and runs no other code', async () => {
    const app = await start(released, [hook], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${hook}` });
    await sleep(500);
    expect(await ran()).toBe(false);
    await app.stop();
  });

  it('E10 --inspect, --inspect-brk and SIGUSR1 open no inspector', async () => {
    const [inspect, brk] = [await freePort(), await freePort()];
    const app = await start(released, [`--inspect=${inspect}`, `--inspect-brk=${brk}`]);
    app.child.kill('SIGUSR1');
    await sleep(PORT_MS);
    expect([await isOpen(inspect), await isOpen(brk)]).toEqual([false, false]);
    expect(app.output()).not.toMatch(/Debugger listening/);
    await app.stop();
  });

  it('E10 --remote-debugging-port is not listened on; the test variant, which leaves it, shows that this would be seen', async () => {
    const [port, controlPort] = [await freePort(), await freePort()];
    const app = await start(released, [`--remote-debugging-port=${port}`, '--remote-allow-origins=*']);
    await sleep(PORT_MS);
    expect(await isOpen(port)).toBe(false);
    expect(app.output()).not.toMatch(/DevTools listening/);
    await app.stop();

    const control = await start(packaged, [`--remote-debugging-port=${controlPort}`]);
    await expect.poll(() => isOpen(controlPort), { timeout: 10_000 }).toBe(true);
    await control.stop();
  });
});

async function fusesOf(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  // A fuse is kept as a digit: 0 off, 1 on.
  const names = Object.entries(FuseV1Options).filter(
    (entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number',
  );
  return Object.fromEntries(names.map(([name, at]) => [name, String.fromCharCode(Number(wire[at])) === '1']));
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
