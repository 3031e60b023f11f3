import type { Settings } from '../../engine/storage/settings.js';
import type { SettingsView } from '../../shared/views/app.js';

/** The settings that the window may know. */
export function settingsViewOf(settings: Settings): SettingsView {
  return { theme: settings.theme, selectedClient: settings.selectedClient };
}
