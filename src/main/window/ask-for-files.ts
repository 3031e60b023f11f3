import { type BrowserWindow, dialog } from 'electron';

/** The window that dialogs belong to, where it is open. */
export type WindowOf = () => BrowserWindow | undefined;

/** Asks for files to read; none where it was cancelled. */
export async function askForFiles(windowOf: WindowOf, options: Electron.OpenDialogOptions): Promise<readonly string[]> {
  const window = windowOf();
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths;
}

/** Asks where to write a file; undefined where it was cancelled. */
export async function askWhereToSave(
  windowOf: WindowOf,
  options: Electron.SaveDialogOptions,
): Promise<string | undefined> {
  const window = windowOf();
  const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return filePath || undefined;
}
