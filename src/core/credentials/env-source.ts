import type { Finding } from '../catalogue/types.js';
import { assembleReading, listed, repeatedNames } from './assemble-reading.js';
import { parseEnvFile } from './env-file.js';
import { fieldNamed } from './field-names.js';
import type { CredentialsReading } from './read-credentials.js';

/**
 * Reads the variables of credentials among lines of `NAME=value`; undefined where there is none. As with dotenv, the last
 * of several assignments counts. `findings` come first in the reading.
 */
export function readEnvSource(text: string, findings: readonly Finding[]): CredentialsReading | undefined {
  const entries = parseEnvFile(text).flatMap((entry) => {
    const field = fieldNamed(entry.name, 'env');
    return field === undefined ? [] : [{ ...entry, field }];
  });
  if (entries.length === 0) return undefined;
  const found: Finding[] = [...findings];
  const unclosed = entries.filter((entry) => entry.unclosed);
  if (unclosed.length > 0) found.push(unclosedQuote(unclosed.map((entry) => entry.name)));
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const repeated = entries.filter((entry) => byName.get(entry.name) !== entry).map((entry) => entry.name);
  if (repeated.length > 0) found.push(repeatedNames([...new Set(repeated)]));
  return assembleReading('env', [...byName.values()], found);
}

function unclosedQuote(names: readonly string[]): Finding {
  return {
    id: 'env-quote-unclosed',
    severity: 'warning',
    message: `A quotation mark is never closed, so the value was read to the end of its line: ${listed(names)}.`,
    hint: 'Close it: other programs read on to the next quotation mark, or refuse the file.',
  };
}
