import { clipboard } from 'electron';

const CLEAR_AFTER_MS = 60_000;

/** Copies a secret, and clears the clipboard after 60 s if it still holds it. */
export function copySecret(secret: string): void {
  clipboard.writeText(secret);
  setTimeout(async () => {
    if ((await clipboard.readText()) === secret) clipboard.clear();
  }, CLEAR_AFTER_MS).unref();
}
