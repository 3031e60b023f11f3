import { visibleText } from '../../core/catalogue/visible-text.js';
import type { Verdict } from '../../core/flow/check.js';
import { openSavedClients } from '../../engine/clients/open-saved-clients.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readArguments } from '../usage.js';
import { savedClientOf } from './clients-document.js';

const OPTIONS = { json: { type: 'boolean' }, reveal: { type: 'boolean' } } as const;

/** Whether a client's secrets can be read; `unavailable` where there is no keychain at all. */
type Secrets = 'present' | 'missing' | 'locked' | 'unavailable';

interface Listed {
  readonly record: ClientRecord;
  readonly secrets: Secrets;
}

/** `clients list`: every saved client, without its secrets. Without a keychain too: the list is not secret. */
export const listClients: Command = async (context) => {
  readArguments(context.args, OPTIONS);
  const { repository, state } = await openSavedClients();
  const records = repository.list();
  const presences = state.backend === 'memory' ? [] : await repository.presencesOf(records);
  const secretsOf = new Map(presences.map(({ key, secrets }) => [key, secrets]));
  const listed = records.map((record): Listed => {
    const secrets = secretsOf.get(record.key);
    return { record, secrets: secrets === undefined || secrets === 'session-only' ? 'unavailable' : secrets };
  });
  for (const { record, secrets } of listed) writeClient(context, record, secrets);
  if (listed.length === 0) context.terminal.line('No client is saved.');
  if (!state.available || state.backend === 'memory') {
    context.notes.line(`${context.notes.symbol('warned')} ${context.notes.plain(state.reason ?? '')}`);
  }
  return {
    document: { ok: true, clients: listed.map(({ record, secrets }) => ({ ...savedClientOf(record), secrets })) },
    exitCode: EXIT.done,
  };
};

const WORDS: Readonly<Record<Secrets, readonly [Verdict, string]>> = {
  present: ['passed', 'secrets in the keychain'],
  missing: ['failed', 'secrets missing: import its credentials again'],
  locked: ['warned', 'secrets in a keychain that is locked'],
  unavailable: ['warned', 'secrets in a keychain that is not there'],
};

function writeClient({ terminal }: CommandContext, record: ClientRecord, secrets: Secrets): void {
  const [verdict, words] = WORDS[secrets];
  const { kind, origin } = record.environment;
  const scopes = record.allowedScopes === undefined ? 'scopes not known' : countOf(record.allowedScopes.length);
  const facts = [
    record.clientId,
    kind === 'custom' ? origin : kind,
    scopes,
    `RSA ${record.keyBits} SHA256:${record.keyFingerprint}`,
    words,
  ];
  terminal.line(`${terminal.symbol(verdict)} ${terminal.paint('bold', record.name)}`);
  terminal.line(`  ${facts.map(visibleText).join(' · ')}`);
}

const countOf = (scopes: number): string => `${scopes} ${scopes === 1 ? 'scope' : 'scopes'}`;
