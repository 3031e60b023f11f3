import type { Locator, Page } from 'playwright-core';

/** Drops a file of this computer on the middle of the window, as a file manager would. */
export async function dropFile(page: Page, path: string): Promise<void> {
  await dropFiles(page, [path]);
}

/** Drops several files at once: on the middle of an element, or of the window. */
export async function dropFiles(page: Page, paths: readonly string[], on?: Locator): Promise<void> {
  await drop(page, { items: [], files: [...paths], dragOperationsMask: 1 }, on);
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
async function drop(page: Page, data: Dragged, on?: Locator): Promise<void> {
  const { x, y } = on === undefined ? await middleOfWindow(page) : await middleOf(on);
  const devtools = await page.context().newCDPSession(page);
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
    }
  } finally {
    await devtools.detach();
  }
}

function middleOfWindow(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => ({ x: Math.round(innerWidth / 2), y: Math.round(innerHeight / 2) }));
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error('What is to be dropped on is not shown.');
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}
