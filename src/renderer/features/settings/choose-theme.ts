import type { Theme } from '../../../shared/views/app.js';
import { change } from '../../bridge/change.js';
import { settingsQuery } from '../../bridge/queries.js';

/** Chooses light, dark, or as the system has it. */
export async function chooseTheme(theme: Theme): Promise<void> {
  await change('settings', 'app.chooseTheme', { theme }, settingsQuery);
}
