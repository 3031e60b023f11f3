import type { FindingSeverity } from '../../core/catalogue/types.js';
import type { CredentialsDiagnosis } from '../../core/credentials/diagnose.js';
import type { CredentialsFinding } from '../../core/credentials/finding.js';
import type { CredentialsReading } from '../../core/credentials/read-credentials.js';
import { sdkSentence } from '../../core/credentials/sdk-words.js';
import { shownClientId } from '../../core/credentials/shown-client-id.js';
import type { Verdict } from '../../core/flow/check.js';
import type { Terminal } from './terminal.js';

/** Writes what credentials hold, secrets by their length and key by its fingerprint. */
export function writeReading(
  terminal: Terminal,
  title: string,
  reading: CredentialsReading,
  { key, findings }: CredentialsDiagnosis,
): void {
  const fact = (label: string, value: string | undefined) => {
    const shown = value === undefined ? terminal.paint('dim', 'not given') : terminal.plain(value);
    terminal.line(`  ${terminal.paint('dim', label.padEnd(16))}${shown}`);
  };
  terminal.line(terminal.paint('bold', title));
  fact('Client id', shownClientId(reading.clientId, findings));
  fact('Name', reading.name);
  fact('Client secret', reading.clientSecret === undefined ? undefined : `${reading.clientSecret.length} characters`);
  fact('Private key', key === undefined ? undefined : `RSA ${key.bits}, SHA256:${key.fingerprint}`);
  for (const outcome of key?.sdks ?? []) terminal.line(`  ${' '.repeat(16)}${terminal.plain(sdkSentence(outcome))}`);
  fact('Scopes', reading.scopes?.join(' '));
  fact('Redirect URIs', reading.redirectUris.length === 0 ? undefined : reading.redirectUris.join(' '));
  terminal.line();
}

const VERDICT_OF: Readonly<Record<FindingSeverity, Verdict>> = { error: 'failed', warning: 'warned', info: 'skipped' };

/** Writes findings with their reasons and remedies, then whether the credentials can be used. */
export function writeFindings(terminal: Terminal, findings: readonly CredentialsFinding[], usable: boolean): void {
  for (const { severity, message, hint, sdks = [], copy } of findings) {
    terminal.line(`${terminal.symbol(VERDICT_OF[severity])} ${terminal.plain(message)}`);
    for (const outcome of sdks) terminal.line(`  ${terminal.plain(sdkSentence(outcome))}`);
    if (hint !== undefined) terminal.line(`  ${terminal.paint('cyan', '→')} ${terminal.plain(hint)}`);
    if (copy !== undefined) terminal.line(`    ${terminal.plain(copy.text)}`);
  }
  const verdict = usable ? 'These credentials can be used.' : 'These credentials cannot be used as they are.';
  terminal.line(`${terminal.symbol(usable ? 'passed' : 'failed')} ${terminal.paint('bold', verdict)}`);
}

/** A finding in a JSON document. */
export function findingOf({ id, severity, message, hint, sdks, copy }: CredentialsFinding) {
  return { id, severity, message, hint, sdks, copy };
}
