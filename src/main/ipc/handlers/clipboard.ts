import { clipboard } from 'electron';
import { keyVariableOf } from '../../../core/credentials/env-form.js';
import { envFileOfSaved } from '../../../engine/clients/app-environment.js';
import type { ClientImports } from '../../../engine/clients/import/client-imports.js';
import { keyVariableOfSaved } from '../../../engine/clients/key-variable.js';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import type { RunBook } from '../../runs/run-book.js';
import type { SandboxHost } from '../../sandbox/sandbox-host.js';
import type { SecretClipboard } from '../../secrets/secret-clipboard.js';
import type { HandlersOf } from '../router.js';

interface ClipboardServices {
  readonly runs: RunBook;
  readonly clients: ClientRepository;
  readonly imports: ClientImports;
  readonly sandbox: SandboxHost;
  readonly secretClipboard: SecretClipboard;
}

export function clipboardHandlers({
  runs,
  clients,
  imports,
  sandbox,
  secretClipboard,
}: ClipboardServices): HandlersOf<'clipboard'> {
  return {
    'clipboard.copyText': async ({ text }) => {
      await clipboard.writeText(text);
      return {};
    },
    'clipboard.copySecret': async ({ runId, ref }) => {
      await secretClipboard.copy(runs.reveal(runId, ref));
      return {};
    },
    'clipboard.copyKeyVariable': async (from) => {
      await secretClipboard.copy(
        from.of === 'client'
          ? await keyVariableOfSaved(clients, from.key)
          : keyVariableOf(imports.privateKeyOf(from.previewId)),
      );
      return {};
    },
    'clipboard.copyEnvironment': async (wanted) => {
      const { origin } = await sandbox.running();
      await secretClipboard.copy(await envFileOfSaved(clients, { ...wanted, origin }));
      return {};
    },
  };
}
