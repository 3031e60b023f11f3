import { COMMANDS } from './help.js';

/** What begins a line that one may type: the program's name, and a command after it. */
const PROGRAM = new RegExp(
  `\\bsgid-console(?= (?:${[...Object.keys(COMMANDS), 'help', 'COMMAND'].join('|')})\\b)`,
  'g',
);

/**
 * A text that names commands, in the words they were typed in: through npm in the repository, where no `sgid-console` is
 * installed, else by the program's name.
 */
export function asTyped(text: string, env: NodeJS.ProcessEnv = process.env): string {
  return env.npm_lifecycle_event === 'cli' ? text.replaceAll(PROGRAM, 'npm run --silent cli --') : text;
}
