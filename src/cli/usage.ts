import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ConsoleError } from '../core/errors.js';
import { didYouMean } from './nearest.js';

/** The command was put wrongly: exit code 2. */
export class UsageError extends ConsoleError {
  constructor(code: string, message: string, hint?: string) {
    super('config', `usage-${code}`, message, hint === undefined ? {} : { hint });
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command's arguments strictly.
 *
 * @param positionals the names of what comes beside the options; one or more of the last where it ends with …
 * @throws UsageError `usage-option` for an unknown option or a missing value, `usage-arguments` for too many or too few
 */
export function readArguments<T extends Options>(
  args: readonly string[],
  options: T,
  positionals: readonly string[] = [],
) {
  const parsed = parse(args, options);
  const given = parsed.positionals.length;
  const isRepeated = positionals.at(-1)?.endsWith('…') === true;
  if (isRepeated ? given < positionals.length : given !== positionals.length) {
    const expected = positionals.length === 0 ? 'no arguments' : positionals.join(' ');
    throw new UsageError(
      'arguments',
      `Expected ${expected} beside the options; ${given} came.`,
      'Options take their value after a space or an equals sign.',
    );
  }
  return parsed;
}

function parse<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's message names the option and what is wrong with it; no value is in it.
    const message = error instanceof Error ? error.message : 'The arguments could not be read.';
    const hint = 'sgid-console help COMMAND lists its options. A file whose name begins with - is given as ./-NAME.';
    throw new UsageError('option', message.split('. ')[0] ?? message, hint);
  }
}

/**
 * One of a list of words.
 *
 * @throws UsageError `usage-value`
 */
export function readChoice<T extends string>(
  option: string,
  value: string | undefined,
  choices: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback;
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  const last = choices.at(-1) ?? '';
  const words = choices.length > 1 ? `${choices.slice(0, -1).join(', ')} or ${last}` : last;
  throw new UsageError('value', `Expected --${option} to be ${words}.`, didYouMean(value, choices));
}
