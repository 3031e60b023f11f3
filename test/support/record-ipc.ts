import type { ElectronApplication } from 'playwright-core';

/** Every message between window and main from now on, as JSON, in both directions. */
export interface IpcRecord {
  readonly messages: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** Wraps main's side: the page's own is frozen. */
export async function recordIpc(app: ElectronApplication): Promise<IpcRecord> {
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    type Handler = (event: unknown, ...input: unknown[]) => unknown;
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
    const record = { on: true, messages: [] as string[] };
    Reflect.set(globalThis, 'ipcRecord', record);
    const note = (...message: unknown[]) => {
      if (record.on) record.messages.push(JSON.stringify(message));
    };
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...input) => {
        note(channel, 'asked', input);
        const answer = await handler(event, ...input);
        note(channel, 'answered', answer);
        return answer;
      });
    }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    contents.send = (channel, ...payload) => {
      note(channel, 'sent', payload);
      send(channel, ...payload);
    };
  });
  return {
    messages: () =>
      app.evaluate(() => (Reflect.get(globalThis, 'ipcRecord') as { messages: readonly string[] }).messages),
    stop: async () => {
      await app.evaluate(() => {
        (Reflect.get(globalThis, 'ipcRecord') as { on: boolean }).on = false;
      });
    },
  };
}
