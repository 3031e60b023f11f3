import { shownClientId } from '../../core/credentials/shown-client-id.js';
import type { ErrorView } from '../../core/errors.js';
import type { PlannedImport } from '../../engine/clients/plan-import.js';
import type { ReadClient } from '../../engine/clients/read-client-files.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import type { ClientChange } from '../../shared/views/client.js';
import { findingOf } from '../output/credentials-lines.js';
import type { Terminal } from '../output/terminal.js';
import { savedClientOf } from './clients-document.js';

/** What came of a client in the files: saved as `record`, or refused for its findings, or by `error`. */
export interface ImportedClient {
  readonly loaded: ReadClient;
  readonly plan?: PlannedImport;
  readonly record?: ClientRecord;
  readonly error?: ErrorView;
}

/** Its member of the JSON document. */
export function importedDocument({ loaded, plan, record, error }: ImportedClient) {
  const { reading, diagnosis, files } = loaded;
  const findings = diagnosis.findings.map(findingOf);
  if (record === undefined) {
    const { code = 'credentials-not-usable', message = NOT_SAVED, hint } = error ?? {};
    const client = { id: shownClientId(reading.clientId, diagnosis.findings), name: reading.name };
    return { ok: false, outcome: 'refused', client, files, findings, error: { code, message, hint } };
  }
  return {
    ok: true,
    outcome: plan?.updates === undefined ? 'added' : 'updated',
    client: savedClientOf(record),
    files,
    changes: plan?.changes ?? [],
    findings,
  };
}

/** Says what came of it. */
export function writeImported(terminal: Terminal, { plan, record, loaded, error }: ImportedClient): void {
  if (record === undefined) {
    const who = terminal.plain(loaded.reading.name ?? idOf(loaded) ?? loaded.files.join(', '));
    terminal.line(`${terminal.symbol('failed')} ${who}: ${terminal.plain(error?.message ?? NOT_SAVED)}`);
    return;
  }
  const { name, environment } = record;
  const where = environment.kind === 'custom' ? environment.origin : environment.kind;
  const done = plan?.updates === undefined ? 'was saved' : 'was updated';
  terminal.line(`${terminal.symbol('passed')} ${terminal.paint('bold', name)} (${terminal.plain(where)}) ${done}.`);
  if (plan?.updates === undefined) return;
  const renamed = plan.updates.name !== name;
  if (renamed) terminal.line(`  Name: was ${terminal.plain(plan.updates.name)}`);
  if (plan.changes.length === 0 && !renamed) terminal.line('  Nothing in it is different.');
  for (const change of plan.changes) writeChange(terminal, change);
}

const idOf = ({ reading, diagnosis }: ReadClient) => shownClientId(reading.clientId, diagnosis.findings);

const NOT_SAVED = 'These credentials cannot be used as they are, so they were not saved.';

const PARTS: Readonly<Record<ClientChange['part'], string>> = {
  clientId: 'Client id',
  clientSecret: 'Client secret',
  privateKey: 'Private key',
  allowedScopes: 'Scopes',
  redirectUris: 'Redirect URIs',
};

const CHANGES: Readonly<Record<ClientChange['change'], string>> = {
  changed: 'changed',
  added: 'added',
  removed: 'removed',
  unknown: 'replaced; the one before cannot be read',
};

function writeChange(terminal: Terminal, { part, change, removed = [], added = [] }: ClientChange): void {
  terminal.line(`  ${PARTS[part]}: ${CHANGES[change]}`);
  for (const item of removed) terminal.line(`    ${terminal.paint('red', `− ${item}`)}`);
  for (const item of added) terminal.line(`    ${terminal.paint('green', `+ ${item}`)}`);
}
