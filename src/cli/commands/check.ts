import { shownClientId } from '../../core/credentials/shown-client-id.js';
import { portFindings } from '../../engine/clients/port-findings.js';
import { type ReadClient, readClientFiles } from '../../engine/clients/read-client-files.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { findingOf, writeFindings, writeReading } from '../output/credentials-lines.js';
import { passphraseReader } from '../passphrase.js';
import { readArguments } from '../usage.js';

const OPTIONS = {
  json: { type: 'boolean' },
  reveal: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
} as const;

/** `check FILE…`: what is right and wrong with credentials; several files are parts of one client, or a client each. */
export const checkCommand: Command = async (context) => {
  const { values, positionals } = readArguments(context.args, OPTIONS, ['FILE…']);
  const loaded = await readClientFiles(positionals, passphraseReader(context, values['passphrase-file']));
  const documents = [];
  for (const one of loaded) {
    const { files, reading, diagnosis } = one;
    const findings = [...diagnosis.findings, ...(await portFindings(reading.redirectUris))];
    writeReading(context.terminal, files.join(', '), reading, diagnosis);
    writeFindings(context.terminal, findings, diagnosis.usable);
    documents.push({ ok: diagnosis.usable, client: clientOf(one), findings: findings.map(findingOf), files });
  }
  const ok = documents.every((document) => document.ok);
  return {
    document: documents.length === 1 ? documents[0] : { ok, clients: documents },
    exitCode: ok ? EXIT.done : EXIT.failed,
  };
};

/** Member by member: nothing secret gets there. */
function clientOf({ reading, diagnosis: { key, findings } }: ReadClient) {
  return {
    id: shownClientId(reading.clientId, findings),
    name: reading.name,
    scopes: reading.scopes,
    redirectUris: reading.redirectUris,
    keyFingerprint: key?.fingerprint,
    keyBits: key?.bits,
    sdks: key?.sdks,
  };
}
