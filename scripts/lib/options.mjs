import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';
import { say } from './say.mjs';

/**
 * Reads a command's flags; an unknown one is a clear message.
 * @param {string[]} args
 * @param {{ usage: string, flags: Record<string, { type: 'boolean' | 'string', text: string }>, rest?: boolean }} description
 *   `rest` allows arguments that are not flags
 * @returns {{ flags: Record<string, string | boolean | undefined>, rest: string[] } | undefined} nothing when only help was asked for
 */
export function readOptions(args, { usage, flags, rest = false }) {
  const all = { ...flags, help: { type: 'boolean', text: 'show this list' } };
  try {
    const options = Object.fromEntries(Object.entries(all).map(([name, { type }]) => [name, { type }]));
    const { values, positionals } = parseArgs({ args, options, allowPositionals: rest });
    if (!values.help) return { flags: values, rest: positionals };
  } catch (error) {
    throw new Failure(error.message.split('. To specify')[0], 'See --help for the flags there are.', 2);
  }
  say(`Usage: ${usage}\n`);
  for (const [name, { type, text }] of Object.entries(all)) {
    say(`  --${`${name}${type === 'string' ? ' …' : ''}`.padEnd(16)}${text}`);
  }
  return undefined;
}
