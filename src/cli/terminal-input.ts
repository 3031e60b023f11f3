import { createInterface } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';
import type { CommandContext } from './command.js';
import { interrupted } from './interrupted.js';

type Input = Pick<CommandContext, 'stdin' | 'notes' | 'signal'>;

/** Asks for one line on the terminal; empty where the input ends. Throws `interrupted`. */
export function readLine(question: string, { stdin, notes, signal }: Input): Promise<string> {
  notes.line(notes.plain(question));
  const lines = createInterface({ input: stdin });
  return new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
    signal.addEventListener('abort', () => reject(interrupted()), { once: true });
  }).finally(() => lines.close());
}

/** Asks for one line on the terminal without showing what is typed. Throws `interrupted`. */
export function readHiddenLine(question: string, { stdin, notes, signal }: Input): Promise<string> {
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8');
    let typed = '';
    const end = (settle: () => void): void => {
      // Of no effect where it has ended: a paste may go on after its first line.
      stdin.off('data', onData).off('end', onEnd).setRawMode(false).pause();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onEnd = () => end(() => resolve(typed));
    const onAbort = () => end(() => reject(interrupted()));
    const onData = (chunk: Buffer): void => {
      // An arrow key or the like.
      if (chunk[0] === 0x1b) return;
      for (const character of decoder.write(chunk)) {
        if (ENDS.includes(character)) onEnd();
        // The terminal, being raw, sends no signal for it.
        else if (character === CTRL_C) onAbort();
        else typed = afterKey(typed, character);
      }
    };
    signal.addEventListener('abort', onAbort, { once: true });
    stdin.setRawMode(true).on('data', onData).once('end', onEnd).resume();
    // Only now: what is typed at once would show.
    notes.line(notes.plain(question));
  });
}

const CTRL_C = '\u0003';
const CTRL_U = '\u0015';
/** Enter, however it comes, and Ctrl+D. */
const ENDS = ['\r', '\n', '\u0004'];
const BACKSPACES = ['\u007f', '\b'];

function afterKey(typed: string, character: string): string {
  if (character === CTRL_U) return '';
  if (BACKSPACES.includes(character)) return [...typed].slice(0, -1).join('');
  return character < ' ' ? typed : typed + character;
}
