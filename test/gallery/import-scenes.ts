import { showScreen } from '../support/console-page.js';
import { dropFiles } from '../support/drop.js';
import { closeOverlay, importFile } from './acts.js';
import type { Scene, Stage } from './scene.js';

const dialogOf = ({ page }: Stage) => page.getByRole('dialog', { name: 'Import credentials' });

/** Holds a file over the window without letting go of it, or takes it away again. */
async function hold({ page, files }: Stage, held: boolean): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [files.good], dragOperationsMask: 1 };
  try {
    for (const type of held ? (['dragEnter', 'dragOver'] as const) : (['dragCancel'] as const)) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 300, data });
    }
  } finally {
    await devtools.detach();
  }
}

/** With nothing saved yet. */
export const IMPORT_SCENES: readonly Scene[] = [
  {
    id: 'import-good',
    title: 'Import: what was read',
    act: (stage) => importFile(stage, stage.files.good),
  },
  {
    id: 'import-mixed-up',
    title: 'Import: a file with mistakes',
    act: async (stage) => {
      await closeOverlay(stage);
      await importFile(stage, stage.files.mismatched);
    },
  },
  {
    id: 'import-drag',
    title: 'A file held over the window',
    act: async (stage) => {
      await stage.page.keyboard.press('Escape');
      await dialogOf(stage).waitFor({ state: 'hidden' });
      await hold(stage, true);
      await stage.page.getByText('Drop to read the credentials').waitFor();
    },
  },
  {
    id: 'import-by-hand',
    title: 'Import: put together by hand',
    act: async (stage) => {
      await hold(stage, false);
      await showScreen(stage.page, 'Clients');
      await stage.page.getByRole('button', { name: 'Put together by hand' }).click();
      await dialogOf(stage).waitFor();
    },
  },
  {
    id: 'import-part-refused',
    title: 'Import: a part that is not what it should be',
    act: async (stage) => {
      const secret = dialogOf(stage).getByRole('group', { name: 'Client secret' });
      await dropFiles(stage.page, [stage.files.notes], secret);
      await secret.getByRole('alert').waitFor();
    },
  },
  {
    id: 'import-queue',
    title: 'Import: several at once, one locked, one refused',
    act: async (stage) => {
      await stage.page.keyboard.press('Escape');
      await dialogOf(stage).waitFor({ state: 'hidden' });
      const { good, mismatched, production, sealed, notes } = stage.files;
      await dropFiles(stage.page, [good, mismatched, production, sealed, notes]);
      await dialogOf(stage).getByRole('navigation', { name: 'Clients to import' }).waitFor();
    },
  },
  {
    id: 'import-locked',
    title: 'Import: a wrong passphrase',
    act: async (stage) => {
      await stage.page.keyboard.press('Escape');
      await dialogOf(stage).waitFor({ state: 'hidden' });
      await dropFiles(stage.page, [stage.files.sealed]);
      await dialogOf(stage).getByRole('textbox', { name: 'Passphrase' }).fill('open');
      await stage.page.keyboard.press('Enter');
      await dialogOf(stage).getByText('passphrase-wrong').waitFor();
    },
  },
];

/** With clients saved; they begin on the Clients screen and leave it as it was. */
export const UPDATE_SCENES: readonly Scene[] = [
  {
    id: 'import-offers-trash',
    title: 'After an import: files in clear are still there',
    act: async ({ page }) => page.getByRole('button', { name: 'Move to trash' }).waitFor(),
  },
  {
    id: 'import-again',
    title: 'Import: the same client again',
    act: async (stage) => {
      const { page } = stage;
      await page.getByRole('button', { name: 'Keep them' }).click();
      await dropFiles(page, [stage.files.again]);
      await dialogOf(stage).getByText('What changes in').scrollIntoViewIfNeeded();
      await dialogOf(stage).getByRole('textbox', { name: 'Name' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'import-production',
    title: 'Import: the form, for production',
    act: (stage) => dialogOf(stage).getByRole('textbox', { name: 'Notes' }).scrollIntoViewIfNeeded(),
  },
  {
    id: 'replace-secret',
    title: 'Replace one secret of a saved client',
    act: async (stage) => {
      const { page } = stage;
      await page.keyboard.press('Escape');
      await dialogOf(stage).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Replace secret…' }).click();
      await page.getByRole('dialog', { name: /^Replace the secret/ }).waitFor();
    },
  },
  {
    id: 'replaced-key',
    title: 'Replace the key of a saved client: what changes',
    act: async ({ page, files }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Replace private key…' }).click();
      const dialog = page.getByRole('dialog', { name: /^Replace the private key/ });
      await dropFiles(page, [files.again], dialog.getByRole('group', { name: 'Private key' }));
      await dialog.getByText('What changes').waitFor();
    },
  },
  {
    id: 'clients-after-imports',
    title: 'Clients, with every offer answered',
    act: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
  },
];

/** They begin in Settings. */
export const KEYCHAIN_SCENES: readonly Scene[] = [
  {
    id: 'settings-keychain-tested',
    title: 'Settings: the keychain, tested',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Test it' }).click();
      await page.getByRole('list', { name: 'Steps of the test' }).waitFor();
    },
  },
];
