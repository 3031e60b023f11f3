import type { Page } from 'playwright-core';

/** Drops a file of this computer on the middle of the window, as a file manager would. */
export async function dropFile(page: Page, path: string): Promise<void> {
  await drop(page, { items: [], files: [path], dragOperationsMask: 1 });
}

/** Drops a link on the middle of the window, as from another program. */
export async function dropLink(page: Page, url: string): Promise<void> {
  const items = [
    { mimeType: 'text/uri-list', data: url },
    { mimeType: 'text/plain', data: url },
  ];
  await drop(page, { items, dragOperationsMask: 1 });
}

interface Dragged {
  readonly items: { mimeType: string; data: string }[];
  readonly files?: string[];
  readonly dragOperationsMask: number;
}

/** Chromium's own drag and drop, from where the desktop hands over to it. */
async function drop(page: Page, data: Dragged): Promise<void> {
  const { x, y } = await page.evaluate(() => ({ x: Math.round(innerWidth / 2), y: Math.round(innerHeight / 2) }));
  const devtools = await page.context().newCDPSession(page);
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
    }
  } finally {
    await devtools.detach();
  }
}
