import { join } from 'node:path';
import { app } from 'electron';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import type { RunBook } from '../../runs/run-book.js';
import { credentialsFileOf } from '../../sandbox/sandbox-clients.js';
import { asConsoleError } from '../../sandbox/sandbox-error.js';
import type { SandboxHost } from '../../sandbox/sandbox-host.js';
import { askForFiles, askWhereToSave, type WindowOf } from '../../window/ask-for-files.js';
import type { HandlersOf } from '../router.js';

interface SandboxServices {
  readonly sandbox: SandboxHost;
  readonly clients: ClientRepository;
  readonly runs: RunBook;
  readonly windowOf: WindowOf;
  readonly announceClients: () => Promise<void>;
}

const JSON_FILES = [{ name: 'JSON', extensions: ['json'] }];

/** What the sandbox refuses is refused in the console's words. */
async function refusing<T>(action: () => T): Promise<Awaited<T>> {
  try {
    return await action();
  } catch (error) {
    throw asConsoleError(error);
  }
}

export function sandboxHandlers(services: SandboxServices): HandlersOf<'sandbox'> {
  const { sandbox, clients, runs, windowOf, announceClients } = services;
  /** Makes a change and shows the sandbox as it then is. */
  const after = async (change: () => unknown): Promise<SandboxView> => {
    await refusing(change);
    return sandbox.view();
  };
  /** Asks for a file name and writes what is for this user alone. */
  const write = async (title: string, fileName: string, json: string) => {
    const defaultPath = join(app.getPath('documents'), fileName);
    const path = await askWhereToSave(windowOf, { title, defaultPath, filters: JSON_FILES });
    if (path === undefined) return null;
    await writePrivateFile(path, json);
    return { path };
  };
  return {
    'sandbox.describe': () => sandbox.view(),
    'sandbox.start': ({ port }) => after(() => sandbox.start(port)),
    'sandbox.open': ({ opening }) => after(() => sandbox.open(opening ?? undefined)),
    'sandbox.stop': () => after(() => sandbox.stop()),
    'sandbox.choosePersona': ({ persona }) => after(() => sandbox.choosePersona(persona)),
    'sandbox.armFault': ({ fault, arming, clientId }) => after(() => sandbox.armFault(fault, arming, clientId)),
    'sandbox.setAutoApprove': ({ on }) => after(() => sandbox.setAutoApprove(on)),
    'sandbox.chooseVariant': ({ variant }) => after(() => sandbox.chooseVariant(variant)),
    'sandbox.chooseKeyEncryption': ({ algorithm }) => after(() => sandbox.chooseKeyEncryption(algorithm ?? undefined)),
    'sandbox.rotateKeys': ({ old }) => after(() => sandbox.rotateKeys(old)),
    'sandbox.serveClient': ({ key, served }) => after(() => sandbox.serveClient(key, served)),
    'sandbox.createClient': (wanted) => after(() => sandbox.createClient(wanted).then(announceClients)),
    'sandbox.saveCredentials': async ({ key }) => {
      const { fileName, json } = await credentialsFileOf(clients, key);
      return write('Save the credentials of a sandbox client', fileName, json);
    },
    'sandbox.readPersona': ({ id }) => sandbox.personas.read(id),
    'sandbox.checkPersona': ({ persona }) => refusing(() => sandbox.personas.check(persona)),
    'sandbox.savePersona': ({ persona, replaces }) =>
      after(() => {
        const { id } = sandbox.personas.save(persona, replaces ?? undefined);
        sandbox.choosePersona(id);
      }),
    'sandbox.removePersona': ({ id }) => after(() => sandbox.personas.remove(id)),
    'sandbox.importPersonas': async () => {
      const [path] = await askForFiles(windowOf, {
        title: 'Import personas',
        properties: ['openFile'],
        filters: JSON_FILES,
      });
      return path === undefined ? null : after(() => sandbox.personas.importFile(path));
    },
    'sandbox.exportPersonas': async ({ ids }) => {
      const json = sandbox.personas.exportJson(ids);
      return write('Export personas', ids.length === 1 ? `${ids[0]}.json` : 'personas.json', json);
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
