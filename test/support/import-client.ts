import type { Page } from 'playwright-core';
import type { ClientView } from '../../src/shared/views/client.js';
import type { EnvironmentView } from '../../src/shared/views/common.js';
import { askBridge } from './bridge.js';

/** Saves the one client of a credentials file, for the sandbox unless told otherwise, as the import dialog would. */
export async function importSandboxClient(
  page: Page,
  path: string,
  name: string,
  redirectUri: string,
  environment: EnvironmentView = { kind: 'sandbox', origin: '' },
): Promise<ClientView> {
  const { previews } = await askBridge(page, 'client.previewFromFiles', { paths: [path] });
  const [preview, ...others] = previews;
  if (preview === undefined || others.length > 0) throw new Error(`Expected one client in ${path}.`);
  const { previewId } = preview;
  const { clients } = await askBridge(page, 'client.import', { previewId, name, environment, redirectUri });
  const [client] = clients;
  if (client === undefined) throw new Error(`${name} was not saved.`);
  return client;
}
