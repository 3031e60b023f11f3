import type { CredentialsFinding } from '../../core/credentials/finding.js';
import { toErrorView } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import { readEnvironment } from '../../core/oidc/environment.js';
import { openSavedClients, requireKeychain } from '../../engine/clients/open-saved-clients.js';
import { type ImportWishes, type PlannedImport, planImport } from '../../engine/clients/plan-import.js';
import { portFindings } from '../../engine/clients/port-findings.js';
import { type ReadClient, readClientFiles } from '../../engine/clients/read-client-files.js';
import { shownName } from '../../engine/clients/suggestions.js';
import type { ClientRepository } from '../../engine/storage/client-repository.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.js';
import { interrupted } from '../interrupted.js';
import { writeFindings, writeReading } from '../output/credentials-lines.js';
import { passphraseReader } from '../passphrase.js';
import { readArguments, UsageError } from '../usage.js';
import { type ImportedClient, importedDocument, writeImported } from './clients-imported.js';

const OPTIONS = {
  json: { type: 'boolean' },
  reveal: { type: 'boolean' },
  name: { type: 'string' },
  environment: { type: 'string' },
  'redirect-uri': { type: 'string' },
  'passphrase-file': { type: 'string' },
  beside: { type: 'boolean' },
} as const;

/** `clients import FILE…`: saves the clients of the files; what cannot be used is refused, one by one. */
export const importClients: Command = async (context) => {
  const { values, positionals } = readArguments(context.args, OPTIONS, ['FILE…']);
  const wishes: ImportWishes = {
    name: readName(values.name),
    environment: values.environment === undefined ? undefined : environmentOf(values.environment),
    redirectUri: values['redirect-uri'],
    beside: values.beside === true,
  };
  const loaded = await readClientFiles(positionals, passphraseReader(context, values['passphrase-file']));
  if (wishes.name !== undefined && loaded.length > 1) {
    throw new UsageError('name', `Expected --name with one client; the files have ${loaded.length}.`);
  }
  const examined = await withPorts(loaded);
  for (const { files, reading, diagnosis } of examined) {
    writeReading(context.terminal, files.join(', '), reading, diagnosis);
    writeFindings(context.terminal, diagnosis.findings, diagnosis.usable);
  }
  const imported = examined.some(({ diagnosis }) => diagnosis.usable)
    ? await save(context, examined, wishes)
    : examined.map((one): ImportedClient => ({ loaded: one }));
  for (const one of imported) writeImported(context.terminal, one);
  const ok = imported.every(({ record }) => record !== undefined);
  return { document: { ok, clients: imported.map(importedDocument) }, exitCode: ok ? EXIT.done : failureOf(imported) };
};

/** With what is known of their ports now; one after the other, since each is bound for a moment. */
async function withPorts(loaded: readonly ReadClient[]): Promise<readonly ReadClient[]> {
  const known = new Map<string, readonly CredentialsFinding[]>();
  const examined: ReadClient[] = [];
  for (const one of loaded) {
    const uris = one.reading.redirectUris;
    const taken = known.get(uris.join('\n')) ?? (await portFindings(uris));
    known.set(uris.join('\n'), taken);
    examined.push({ ...one, diagnosis: { ...one.diagnosis, findings: [...one.diagnosis.findings, ...taken] } });
  }
  return examined;
}

async function save(
  { signal }: CommandContext,
  examined: readonly ReadClient[],
  wishes: ImportWishes,
): Promise<readonly ImportedClient[]> {
  const { repository, state } = await openSavedClients();
  requireKeychain(state, 'Start a session with a keychain, such as gnome-keyring or KWallet. Nothing was saved.');
  await repository.clearLeftovers();
  const planned: { readonly one: ReadClient; readonly plan?: PlannedImport }[] = [];
  for (const one of examined) {
    planned.push(one.diagnosis.usable ? { one, plan: await planImport(one, wishes, repository) } : { one });
  }
  if (signal.aborted) throw interrupted();
  return saved(planned, repository);
}

async function saved(
  planned: readonly { readonly one: ReadClient; readonly plan?: PlannedImport }[],
  repository: ClientRepository,
): Promise<readonly ImportedClient[]> {
  const plans = planned.flatMap(({ plan }) => plan ?? []);
  const outcomes = await repository.saveAll(plans.map(({ wanted }) => wanted));
  const results = new Map(outcomes.map((outcome, index) => [plans[index], outcome]));
  return planned.map(({ one, plan }): ImportedClient => {
    const result = results.get(plan);
    if (plan === undefined || result === undefined) return { loaded: one };
    if (result.status === 'rejected') return { loaded: one, error: toErrorView(result.reason) };
    return { loaded: one, plan, record: result.value };
  });
}

function failureOf(imported: readonly ImportedClient[]): ExitCode {
  const byKeychain = imported.some(({ error }) => error !== undefined && exitCodeOf(error) === EXIT.keychain);
  return byKeychain ? EXIT.keychain : EXIT.failed;
}

function readName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const shown = shownName(name);
  if (shown !== undefined && name.trim().length <= 200) return shown;
  throw new UsageError('value', 'Expected --name to have 1 to 200 characters.');
}

function environmentOf(text: string): ProviderEnvironment {
  return text.trim() === 'sandbox' ? { kind: 'sandbox', origin: '' } : readEnvironment(text);
}
