import type { RunBook } from '../../run-book.js';
import type { SandboxHost } from '../../sandbox-host.js';
import type { HandlersOf } from '../router.js';

export function sandboxHandlers(
  sandbox: SandboxHost,
  runs: RunBook,
  announceClients: () => Promise<void>,
): HandlersOf<'sandbox'> {
  return {
    'sandbox.describe': () => sandbox.view(),
    'sandbox.start': async ({ port }) => {
      await sandbox.start(port);
      return sandbox.view();
    },
    'sandbox.stop': async () => {
      await sandbox.stop();
      return sandbox.view();
    },
    'sandbox.choosePersona': ({ persona }) => {
      sandbox.choosePersona(persona);
      return sandbox.view();
    },
    'sandbox.armFault': ({ fault, armed }) => {
      sandbox.armFault(fault, armed);
      return sandbox.view();
    },
    'sandbox.chooseVariant': ({ variant }) => {
      sandbox.chooseVariant(variant);
      return sandbox.view();
    },
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
