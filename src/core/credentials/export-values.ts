import type { Finding } from '../catalogue/types.js';
import { ConsoleError } from '../errors.js';
import type { ProviderEnvironment } from '../flow/run.js';
import { readEnvironment } from '../oidc/environment.js';
import { quoted } from '../quoted.js';
import { type FindingSink, INVISIBLE, MAX_URI_CHARACTERS, readText } from './field-values.js';

const MAX_NOTES = 10_000;

/** The user's own words: lines, of at most 10,000 characters, without control and invisible characters. */
export function readNotes(value: unknown, report: FindingSink): string | undefined {
  const text = readText(value, 'notes', report);
  if (text === undefined) return undefined;
  const lines = text.slice(0, MAX_NOTES).split(/\r\n?|\n/);
  return lines.map((line) => line.replaceAll('\t', ' ').replace(INVISIBLE, '')).join('\n');
}

/** The name of a colour, as an export has it; whether the console knows it is for the caller to say. */
export function readColour(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{1,20}$/.test(value) ? value : undefined;
}

/**
 * A provider, by its name or origin. One that is not sgID's own is pointed out, since the client secret would go there;
 * one that cannot be used is left out, with a finding.
 */
export function readProvider(value: unknown, report: FindingSink): ProviderEnvironment | undefined {
  const text = readText(value, 'environment', report);
  if (text === undefined) return undefined;
  if (text.trim() === 'sandbox') return { kind: 'sandbox', origin: '' };
  try {
    const environment = readEnvironment(text.slice(0, MAX_URI_CHARACTERS));
    if (environment.kind === 'custom') report(ownProvider(environment.origin));
    return environment;
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    report({
      id: 'environment-unusable',
      severity: 'warning',
      message: 'The environment in the file was not taken.',
      hint: error.message,
    });
    return undefined;
  }
}

function ownProvider(origin: string): Finding {
  return {
    id: 'environment-custom',
    severity: 'warning',
    message: `The file names a provider of its own: ${quoted(origin, 120)}.`,
    hint: 'The client secret would be sent there. Choose another environment unless you know it.',
  };
}
