import { join } from 'node:path';
import { app } from 'electron';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { askWhereToSave, type WindowOf } from '../../ask-for-files.js';
import type { RunBook } from '../../run-book.js';
import { credentialsFileOf } from '../../sandbox-clients.js';
import { asConsoleError, type SandboxHost } from '../../sandbox-host.js';
import type { HandlersOf } from '../router.js';

interface SandboxServices {
  readonly sandbox: SandboxHost;
  readonly clients: ClientRepository;
  readonly runs: RunBook;
  readonly windowOf: WindowOf;
  readonly announceClients: () => Promise<void>;
}

export function sandboxHandlers(services: SandboxServices): HandlersOf<'sandbox'> {
  const { sandbox, clients, runs, windowOf, announceClients } = services;
  /** Makes a change and shows the sandbox as it then is; what the sandbox refuses is refused in the console's words. */
  const after = async (change: () => unknown): Promise<SandboxView> => {
    try {
      await change();
    } catch (error) {
      throw asConsoleError(error);
    }
    return sandbox.view();
  };
  return {
    'sandbox.describe': () => sandbox.view(),
    'sandbox.start': ({ port }) => after(() => sandbox.start(port)),
    'sandbox.stop': () => after(() => sandbox.stop()),
    'sandbox.choosePersona': ({ persona }) => after(() => sandbox.choosePersona(persona)),
    'sandbox.armFault': ({ fault, arming }) => after(() => sandbox.armFault(fault, arming)),
    'sandbox.chooseVariant': ({ variant }) => after(() => sandbox.chooseVariant(variant)),
    'sandbox.chooseKeyEncryption': ({ algorithm }) => after(() => sandbox.chooseKeyEncryption(algorithm ?? undefined)),
    'sandbox.rotateKeys': ({ old }) => after(() => sandbox.rotateKeys(old)),
    'sandbox.serveClient': ({ key, served }) => after(() => sandbox.serveClient(key, served)),
    'sandbox.createClient': (wanted) => after(() => sandbox.createClient(wanted).then(announceClients)),
    'sandbox.saveCredentials': async ({ key }) => {
      const { fileName, json } = await credentialsFileOf(clients, key);
      const path = await askWhereToSave(windowOf, {
        title: 'Save the credentials of a sandbox client',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: 'JSON', extensions: ['json'] }],
      });
      if (path === undefined) return null;
      await writePrivateFile(path, json);
      return { path };
    },
    'sandbox.readRequest': ({ id }) => sandbox.readRequest(id),
    'sandbox.clearRequests': () => after(() => sandbox.clearRequests()),
    'sandbox.runDemo': async ({ approval }) => {
      await sandbox.start();
      const client = await sandbox.demoClient();
      await announceClients();
      const run = await runs.create({
        clientKey: client.key,
        approval,
        tokenRequest: 'form',
        clientAuthentication: 'post',
      });
      runs.runToEnd(run.runId);
      return run;
    },
  };
}
