import type { Command } from '../command.js';
import { UsageError } from '../usage.js';

/** Loaded only when asked for: the settings' library is not needed otherwise. */
const RUNNERS: Readonly<Record<string, () => Promise<Command>>> = {
  list: async () => (await import('./clients-list.js')).listClients,
  import: async () => (await import('./clients-import.js')).importClients,
  remove: async () => (await import('./clients-remove.js')).removeClient,
};

/** `clients list|import|remove`: the saved clients, in the keychain and the settings that the app uses. */
export const clientsCommand: Command = async (context) => {
  const at = context.args.findIndex((arg) => !arg.startsWith('-'));
  const name = context.args[at] ?? '';
  const load = Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
  if (load === undefined) {
    throw new UsageError(
      'command',
      `Expected clients ${Object.keys(RUNNERS).join(', clients ')}.`,
      'sgid-console help clients says more.',
    );
  }
  const run = await load();
  return run({ ...context, args: context.args.filter((_arg, index) => index !== at) });
};
