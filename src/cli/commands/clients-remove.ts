import { ConsoleError } from '../../core/errors.js';
import { openSavedClients, requireKeychain } from '../../engine/clients/open-saved-clients.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readLine } from '../terminal-input.js';
import { readArguments, UsageError } from '../usage.js';
import { savedClientOf } from './clients-document.js';

const OPTIONS = { json: { type: 'boolean' }, reveal: { type: 'boolean' }, yes: { type: 'boolean' } } as const;

/** `clients remove NAME-OR-ID`: the client with its keychain items. */
export const removeClient: Command = async (context) => {
  const { values, positionals } = readArguments(context.args, OPTIONS, ['NAME-OR-ID']);
  const [nameOrId = ''] = positionals;
  const { repository, state } = await openSavedClients();
  const record = repository.find(nameOrId);
  if (record === undefined) {
    throw new ConsoleError('config', 'client-unknown', `Expected a saved client called ${nameOrId}; there is none.`, {
      hint: 'sgid-console clients list names those there are.',
    });
  }
  requireKeychain(state, 'Start a session with the keychain that has its secrets. Nothing was removed.');
  if (values.yes !== true) await confirm(context, record);
  // What an earlier removal had to leave, while the keychain was locked, goes as well.
  await repository.clearLeftovers();
  const { itemsLeft } = await repository.remove(record.key);
  const { terminal, notes } = context;
  terminal.line(`${terminal.symbol('passed')} ${terminal.plain(record.name)} was removed.`);
  if (itemsLeft)
    notes.line(
      `${notes.symbol('warned')} The keychain kept its items; they go with the next removal or import, or when the app starts.`,
    );
  return { document: { ok: true, removed: savedClientOf(record), itemsLeft }, exitCode: EXIT.done };
};

/** Throws UsageError `usage-yes` where there is no terminal to ask on, `not-confirmed` for any answer but yes. */
async function confirm(context: CommandContext, { name, clientId }: ClientRecord): Promise<void> {
  if (context.stdin.isTTY !== true) {
    throw new UsageError('yes', 'Expected --yes, since there is no terminal to ask on.', 'Nothing was removed.');
  }
  const question = `Remove ${name} (${clientId}) with its secret and its private key? Type yes to do it:`;
  if (/^y(es)?$/i.test((await readLine(question, context)).trim())) return;
  throw new ConsoleError('validation', 'not-confirmed', 'Nothing was removed.', { hint: 'Answer yes, or give --yes.' });
}
