import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { ConsoleError } from '../../core/errors.js';
import { type EventName, type EventPayload, events } from '../../shared/ipc/contract/events.js';
import { contract } from '../../shared/ipc/contract.js';
import { APP_ORIGIN } from '../window/app-origin.js';
import { inOrder } from './in-order.js';
import type { Route } from './router.js';

/** Answers the contract's channels, for the top frame of the app's own page and nobody else. */
export function serveIpc(route: Route): void {
  for (const channel of Object.keys(contract)) {
    ipcMain.handle(channel, (event, input: unknown) => (isTrusted(event) ? route(channel, input) : untrusted()));
  }
}

/** Sends one event to the window, parsed first: nothing that the contract does not hold can leave main. */
export function createEventSender(windowOf: () => BrowserWindow | undefined) {
  const post = inOrder((event: EventName, parsed: unknown) => {
    const window = windowOf();
    if (window !== undefined && !window.isDestroyed()) window.webContents.send(event, parsed);
  });
  return <E extends EventName>(event: E, payload: EventPayload<E>): void => post(event, events[event].parse(payload));
}

export type EventSender = ReturnType<typeof createEventSender>;

function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}

function untrusted() {
  const error = new ConsoleError('ipc', 'ipc-untrusted-sender', 'The sender is not the app’s own page.');
  return { ok: false, error: error.toView() };
}
