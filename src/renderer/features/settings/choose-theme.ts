import type { Theme } from '../../../shared/views/app.js';
import { perform } from '../../bridge/actions.js';
import { put } from '../../bridge/events.js';
import { settingsQuery } from '../../bridge/queries.js';

/** Chooses light, dark, or as the system has it. */
export async function chooseTheme(theme: Theme): Promise<void> {
  const settings = await perform('settings', 'app.chooseTheme', { theme });
  if (settings !== undefined) put(settingsQuery.queryKey, settings);
}
