/** What is needed of the system's clipboard. Reading gives a string in some versions of Electron, a promise in others. */
export interface TextClipboard {
  readonly writeText: (text: string) => void;
  readonly readText: () => string | Promise<string>;
  readonly clear: () => void;
}

/** Copies secrets, and takes them back. */
export interface SecretClipboard {
  /** Copies a secret, and clears the clipboard after 60 s if it still holds it. */
  readonly copy: (secret: string) => void;
  /** Clears the clipboard at once, if it still holds what was copied. */
  readonly clear: () => void;
}

const CLEAR_AFTER_MS = 60_000;

/** @param onFailure told where the clipboard could not be cleared */
export function createSecretClipboard(clipboard: TextClipboard, onFailure: (error: unknown) => void): SecretClipboard {
  let timer: NodeJS.Timeout | undefined;
  let copied: string | undefined;
  const clear = (): void => {
    const secret = copied;
    copied = undefined;
    if (secret !== undefined) clearIf(clipboard, secret).catch(onFailure);
  };
  return {
    copy: (secret) => {
      clipboard.writeText(secret);
      copied = secret;
      // The one before is not there any more, or it is the same and counts from now.
      clearTimeout(timer);
      timer = setTimeout(clear, CLEAR_AFTER_MS);
      timer.unref();
    },
    clear,
  };
}

async function clearIf(clipboard: TextClipboard, secret: string): Promise<void> {
  if ((await clipboard.readText()) === secret) clipboard.clear();
}
