import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFile, dropLink } from '../support/drop.js';
import { type LaunchedApp, launchApp } from '../support/electron-app.js';
import { type OwnServer, startOwnServer } from '../support/own-server.js';

const START_PAGE = 'app://console/index.html';
/** Long enough for a navigation or a window to begin. */
const SETTLE_MS = 250;

describe('the window stays where it is, and may do nothing', () => {
  let launched: LaunchedApp;
  let server: OwnServer;
  let folder: string;

  beforeAll(async () => {
    server = await startOwnServer();
    folder = await mkdtemp(join(tmpdir(), 'sgid-navigation-'));
    launched = await launchApp({ packaged: true });
    await launched.page.getByRole('heading', { level: 1 }).waitFor();
    await launched.page.evaluate(() => Reflect.set(globalThis, 'samePage', true));
  });

  afterAll(async () => {
    await launched?.stop();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Nothing was loaded, nothing was opened, and the page is the very one it was. */
  async function expectNothingMoved(): Promise<void> {
    await sleep(SETTLE_MS);
    const { app, page, browser } = launched;
    expect(page.url()).toBe(START_PAGE);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'samePage'))).toBe(true);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getURL()))).toEqual(
      [START_PAGE],
    );
    expect(await browser.openedUrls()).toEqual([]);
    expect(server.asked).toEqual([]);
  }

  it.each(['https://example.com/', 'ORIGIN', 'app://console/index.html', 'about:blank', 'file:///etc/passwd'])(
    'E06 window.open of %s opens nothing',
    async (url) => {
      const opened = await launched.page.evaluate(
        (target) => window.open(target, '_blank') === null,
        url.replace('ORIGIN', server.origin),
      );
      expect(opened).toBe(true);
      await expectNothingMoved();
    },
  );

  it.each(['https://example.com/', 'ORIGIN', 'app://console/other.html', 'file:///etc/passwd', 'data:text/html,other'])(
    'E06 location = %s goes nowhere',
    async (url) => {
      await launched.page.evaluate(
        (target) => {
          setTimeout(() => location.assign(target));
        },
        url.replace('ORIGIN', server.origin),
      );
      await expectNothingMoved();
    },
  );

  it.each([
    ['click', 'left', undefined],
    ['middle click', 'middle', undefined],
    ['Ctrl click', 'left', 'Control'],
    ['Shift click', 'left', 'Shift'],
  ] as const)('E06 a %s on a link goes nowhere', async (_name, button, modifier) => {
    const { page } = launched;
    for (const target of ['', '_blank']) {
      const { x, y } = await addLink(target);
      if (modifier !== undefined) await page.keyboard.down(modifier);
      // A locator's click would wait for the navigation to end that must not begin.
      await page.mouse.click(x, y, { button });
      if (modifier !== undefined) await page.keyboard.up(modifier);
      await expectNothingMoved();
      expect(await removeLink()).toBe(1);
    }
  });

  it('E06 a link dragged onto the page goes nowhere', async () => {
    const { page } = launched;
    await page.evaluate(() => {
      addEventListener('drop', (event) =>
        Reflect.set(globalThis, 'dropped', event.dataTransfer?.getData('text/plain')),
      );
    });
    const url = `${server.origin}/link`;
    await dropLink(page, url);
    await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'dropped'))).toBe(url);
    await expectNothingMoved();
  });

  it('E06 a page dropped as a file is read as credentials, refused, and never shown', async () => {
    const { page } = launched;
    const file = join(folder, 'page.html');
    await writeFile(file, '<title>dropped</title><script>alert(1)</script>');
    await dropFile(page, file);
    // A locator would wait for the navigations to end that were stopped above.
    const words = () => page.evaluate(() => document.body.innerText);
    await expect.poll(words).toContain('credentials-not-recognised');
    await expectNothingMoved();
  });

  /** Puts a link over the page, and says where it can be clicked; it notes whether it was. */
  async function addLink(target: string): Promise<{ readonly x: number; readonly y: number }> {
    return launched.page.evaluate(
      ({ href, target }) => {
        const link = Object.assign(document.createElement('a'), { href, target, textContent: 'hostile link' });
        Object.assign(link.style, { position: 'fixed', top: '80px', left: '300px', zIndex: '100' });
        const touched = () => Reflect.set(globalThis, 'linkTouched', 1);
        for (const type of ['click', 'auxclick']) link.addEventListener(type, touched);
        document.body.append(link);
        const { x, y, width, height } = link.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      { href: `${server.origin}/link`, target },
    );
  }

  /** Takes the link away; 1 where it was clicked, so that a miss does not pass for a refusal. */
  async function removeLink(): Promise<unknown> {
    return launched.page.evaluate(() => {
      for (const link of document.querySelectorAll('body > a')) link.remove();
      const touched = Reflect.get(globalThis, 'linkTouched');
      Reflect.deleteProperty(globalThis, 'linkTouched');
      return touched;
    });
  }

  it('E07 every permission is denied before anybody is asked', async () => {
    const states = await launched.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'clipboard-write',
        'persistent-storage',
        'screen-wake-lock',
        'idle-detection',
        'local-fonts',
        'window-management',
        'storage-access',
        'background-sync',
        'accelerometer',
      ];
      const query = async (name: string) => {
        const status = await navigator.permissions.query({ name: name as PermissionName });
        return `${name}: ${status.state}`;
      };
      return Promise.all(names.map(query));
    });
    expect(states.filter((state) => !state.endsWith(': denied'))).toEqual([]);
  });

  it.each([
    ['the camera', 'navigator.mediaDevices.getUserMedia({ video: true })'],
    ['the microphone', 'navigator.mediaDevices.getUserMedia({ audio: true })'],
    ['the screen', 'navigator.mediaDevices.getDisplayMedia({ video: true })'],
    ['the place', 'new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))'],
    ['the clipboard', 'navigator.clipboard.readText()'],
    ['MIDI devices', 'navigator.requestMIDIAccess({ sysex: true })'],
    ['USB devices', 'navigator.usb.requestDevice({ filters: [] })'],
    ['HID devices', 'navigator.hid.requestDevice({ filters: [] })'],
    ['serial ports', 'navigator.serial.requestPort()'],
    ['Bluetooth devices', 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })'],
    ['fonts', 'queryLocalFonts()'],
  ])('E07 a page that asks for %s gets nothing', async (_name, code) => {
    const outcome = await launched.page.evaluate(
      `Promise.race([
        (async () => ${code})().then((given) => (Array.isArray(given) && given.length === 0 ? 'refused' : 'granted'), () => 'refused'),
        new Promise((resolve) => setTimeout(() => resolve('still asking'), 3000)),
      ])`,
    );
    expect(outcome).toBe('refused');
  });

  it('E07 notifications are denied', async () => {
    expect(await launched.page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  it('E07 a download is not begun', async () => {
    const begun = await launched.app.evaluate(
      ({ session }) =>
        new Promise<boolean>((resolve) => {
          session.defaultSession.once('will-download', (event) => resolve(!event.defaultPrevented));
          session.defaultSession.downloadURL('app://console/index.html');
          setTimeout(() => resolve(false), 1500);
        }),
    );
    expect(begun).toBe(false);
    await expectNothingMoved();
  });

  it('E09 a webview tag is an unknown element, and one that is made in a window that allows it is not attached', async () => {
    const own = await launched.page.evaluate(() => {
      const view = document.createElement('webview');
      document.body.append(view);
      const kind = Object.getPrototypeOf(view).constructor.name;
      const methods = ['loadURL', 'executeJavaScript'].filter((name) => name in view);
      view.remove();
      return { kind, methods };
    });
    expect(own).toEqual({ kind: expect.stringMatching(/^HTML(Unknown)?Element$/), methods: [] });

    const attached = await launched.app.evaluate(async ({ BrowserWindow, webContents }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true, partition: 'webview' } });
      let asked = false;
      window.webContents.on('will-attach-webview', () => {
        asked = true;
      });
      await window.loadURL('data:text/html,<webview src="about:blank" id="view"></webview>');
      await new Promise((resolve) => setTimeout(resolve, 500));
      const views = webContents.getAllWebContents().filter((contents) => contents.getType() === 'webview').length;
      window.destroy();
      return { asked, views };
    });
    expect(attached).toEqual({ asked: true, views: 0 });
    await expectNothingMoved();
  });
});
