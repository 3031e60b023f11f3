/** What is needed of the system's clipboard. Some versions of Electron do it at once, others answer with promises. */
export interface TextClipboard {
  readonly writeText: (text: string) => void | Promise<void>;
  readonly readText: () => string | Promise<string>;
  readonly clear: () => void;
}

/** Copies secrets, and takes them back. */
export interface SecretClipboard {
  /** Copies a secret, and clears the clipboard after 60 s if it still holds it. */
  readonly copy: (secret: string) => Promise<void>;
  /**
   * Clears the clipboard at once, if it still holds what was copied; undefined where nothing was that is not cleared yet.
   * Never rejects, and gives up after a second: a system that does not answer must not hold up the end of the console.
   */
  readonly clear: () => Promise<void> | undefined;
}

const CLEAR_AFTER_MS = 60_000;
const PATIENCE_MS = 1_000;

/** @param onFailure told where the clipboard could not be cleared */
export function createSecretClipboard(clipboard: TextClipboard, onFailure: (error: unknown) => void): SecretClipboard {
  let timer: NodeJS.Timeout | undefined;
  let copied: string | undefined;
  const clear = (): Promise<void> | undefined => {
    const secret = copied;
    copied = undefined;
    clearTimeout(timer);
    if (secret === undefined) return undefined;
    return Promise.race([clearIf(clipboard, secret).catch(onFailure), delay(PATIENCE_MS)]);
  };
  return {
    copy: async (secret) => {
      copied = secret;
      // The one before is not there any more, or it is the same and counts from now.
      clearTimeout(timer);
      timer = setTimeout(clear, CLEAR_AFTER_MS);
      timer.unref();
      await clipboard.writeText(secret);
    },
    clear,
  };
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

async function clearIf(clipboard: TextClipboard, secret: string): Promise<void> {
  if ((await clipboard.readText()) === secret) clipboard.clear();
}
