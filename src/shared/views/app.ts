import { z } from 'zod';

export const theme = z.enum(['system', 'light', 'dark']);

const keychainView = z.strictObject({
  backend: z.enum(['keychain', 'memory']),
  /** What the operating system calls it: `Secret Service`, `Keychain`, `Credential Manager`. */
  name: z.string(),
  available: z.boolean(),
  reason: z.string().optional(),
});

export const appView = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  /** Set where the Electron that runs is not the one this version is released with. */
  runtimeNote: z.string().optional(),
  dataFolder: z.string(),
  keychain: keychainView,
  /** Trouble found while starting, for example a settings file that could not be read. */
  notices: z.array(z.string()).readonly(),
});

export const settingsView = z.strictObject({ theme, selectedClient: z.string().optional() });

export type AppView = z.infer<typeof appView>;
export type SettingsView = z.infer<typeof settingsView>;
export type Theme = z.infer<typeof theme>;
