import type { ElectronApplication } from 'playwright-core';

/**
 * Answers the next file dialogs with paths.
 *
 * The one thing that is faked: a native dialog belongs to the desktop, and no test can click in it.
 */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { readonly open?: string; readonly save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    if (open !== undefined) dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [open] });
    if (save !== undefined) dialog.showSaveDialog = async () => ({ canceled: false, filePath: save });
  }, answers);
}
