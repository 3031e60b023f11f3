import type { Finding, FindingSeverity } from '../../core/catalogue/types.js';
import type { Verdict } from '../../core/flow/check.js';
import { type LoadedCredentials, loadCredentialsFile } from '../../engine/clients/load-credentials-file.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readArguments } from '../usage.js';

const OPTIONS = { json: { type: 'boolean' }, reveal: { type: 'boolean' } } as const;

/** `check FILE`: what is right and wrong with a credentials file. */
export const checkCommand: Command = async (context) => {
  const { positionals } = readArguments(context.args, OPTIONS, ['FILE']);
  const path = positionals[0] ?? '';
  const loaded = await loadCredentialsFile(path);
  const { diagnosis } = loaded;
  writeText(context, path, loaded);
  return {
    document: { ok: diagnosis.usable, client: clientOf(loaded), findings: diagnosis.findings.map(findingOf) },
    exitCode: diagnosis.usable ? EXIT.done : EXIT.failed,
  };
};

function clientOf({ reading, diagnosis }: LoadedCredentials) {
  return {
    id: reading.clientId,
    name: reading.name,
    scopes: reading.scopes,
    redirectUris: reading.redirectUris,
    keyFingerprint: diagnosis.keyFingerprint,
    keyBits: diagnosis.keyBits,
  };
}

function findingOf({ id, severity, message, hint }: Finding) {
  return { id, severity, message, hint };
}

const VERDICT_OF: Readonly<Record<FindingSeverity, Verdict>> = { error: 'failed', warning: 'warned', info: 'skipped' };

function writeText({ terminal }: CommandContext, path: string, { reading, diagnosis }: LoadedCredentials): void {
  const fact = (label: string, value: string | undefined) =>
    terminal.line(
      `  ${terminal.paint('dim', label.padEnd(16))}${value === undefined ? terminal.paint('dim', 'not in the file') : terminal.plain(value)}`,
    );
  terminal.line(terminal.paint('bold', path));
  fact('Client id', reading.clientId);
  fact('Name', reading.name);
  fact('Client secret', reading.clientSecret === undefined ? undefined : `${reading.clientSecret.length} characters`);
  fact(
    'Private key',
    diagnosis.keyBits === undefined ? undefined : `RSA ${diagnosis.keyBits}, SHA256:${diagnosis.keyFingerprint ?? ''}`,
  );
  fact('Scopes', reading.scopes?.join(' '));
  fact('Redirect URIs', reading.redirectUris.length === 0 ? undefined : reading.redirectUris.join(' '));
  terminal.line();
  for (const { severity, message, hint } of diagnosis.findings) {
    terminal.line(`${terminal.symbol(VERDICT_OF[severity])} ${terminal.plain(message)}`);
    if (hint !== undefined) terminal.line(`  ${terminal.paint('cyan', '→')} ${terminal.plain(hint)}`);
  }
  const verdict = diagnosis.usable ? 'These credentials can be used.' : 'These credentials cannot be used as they are.';
  terminal.line(`${terminal.symbol(diagnosis.usable ? 'passed' : 'failed')} ${terminal.paint('bold', verdict)}`);
}
