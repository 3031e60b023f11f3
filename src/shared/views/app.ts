import { z } from 'zod';
import { errorView } from './common.js';

/** Light, dark, or as the system has it. */
export const theme = z.enum(['system', 'light', 'dark']);

const keychainView = z.strictObject({
  backend: z.enum(['keychain', 'memory']),
  /** What the operating system calls it: `Secret Service`, `Keychain`, `Credential Manager`. */
  name: z.string(),
  available: z.boolean(),
  reason: z.string().optional(),
  /** What to do where it gives no access. */
  hint: z.string().optional(),
});

/** What writing, reading back and removing an item in the secret store came to, one entry an attempt. */
export const keychainTest = z.strictObject({
  ok: z.boolean(),
  keychain: keychainView,
  steps: z
    .array(
      z.strictObject({
        step: z.enum(['write', 'read', 'compare', 'remove']),
        ok: z.boolean(),
        durationMs: z.number(),
        /** Why it failed, and what to do. */
        error: errorView.optional(),
      }),
    )
    .readonly(),
});

/** What runs, where it keeps things, and whether it can keep secrets. */
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
  /** Of how many removed clients the keychain still has secrets, since it was locked or not there. */
  removalsLeft: z.number().int().nonnegative(),
  /** Trouble found while starting, for example a settings file that could not be read. */
  notices: z.array(z.string()).readonly(),
});

/** The settings that every screen has to know. */
export const settingsView = z.strictObject({ theme, selectedClient: z.string().optional() });

/** Why the window is told to mask what it shows. */
export const maskReason = z.enum(['locked', 'idle']);

export type MaskReason = z.infer<typeof maskReason>;
export type KeychainTest = z.infer<typeof keychainTest>;
export type AppView = z.infer<typeof appView>;
export type SettingsView = z.infer<typeof settingsView>;
export type Theme = z.infer<typeof theme>;
