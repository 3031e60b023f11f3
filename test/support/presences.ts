import type { Page } from 'playwright-core';
import type { SecretPresence } from '../../src/shared/views/client.js';
import { askBridge } from './bridge.js';

/** Whether the secrets of each saved client can be read, in the clients' order. */
export async function presencesOf(page: Page): Promise<readonly SecretPresence[]> {
  const clients = await askBridge(page, 'client.list', {});
  const found = await askBridge(page, 'client.presence', { keys: clients.map(({ key }) => key) });
  return found.map(({ secrets }) => secrets);
}
