import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../shared/ipc/channels.js';
import { events } from '../shared/ipc/contract/events.js';
import { contract } from '../shared/ipc/contract.js';

/** One function a channel, made from the contract: there is no way to name any other. */
const call = Object.fromEntries(
  Object.keys(contract).map((channel) => [channel, (input: unknown) => ipcRenderer.invoke(channel, input)]),
);

/** One subscription an event. The window gets the payload, never Electron's own event, which leads back to `ipcRenderer`. */
const on = Object.fromEntries(
  Object.keys(events).map((event) => [
    event,
    (listener: (payload: unknown) => void) => {
      const forward = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(event, forward);
      return () => ipcRenderer.off(event, forward);
    },
  ]),
);

const bridge = Object.freeze({
  call: Object.freeze(call),
  on: Object.freeze(on),
  pathOfDroppedFile: (file: File) => webUtils.getPathForFile(file),
}) as unknown as Bridge;

contextBridge.exposeInMainWorld('sgidConsole', bridge);
