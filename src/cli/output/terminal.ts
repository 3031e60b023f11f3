import { visibleText } from '../../core/catalogue/visible-text.js';
import type { Verdict } from '../../core/flow/check.js';

type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  green: [32, 39],
  yellow: [33, 39],
  red: [31, 39],
  cyan: [36, 39],
};

/** Where readable text goes: colours only where it is a terminal that wants them. */
export interface Terminal {
  /** Writes one line. */
  readonly line: (text?: string) => void;
  /** The text in a style. Its own control characters are spelled out: what came from outside must not act here. */
  readonly paint: (style: Style, text: string) => string;
  readonly plain: (text: string) => string;
  readonly symbol: (verdict: Verdict) => string;
}

/** The stream, as far as it is needed. */
export interface TextStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const SYMBOLS: Readonly<Record<Verdict, readonly [string, Style]>> = {
  passed: ['✓', 'green'],
  warned: ['!', 'yellow'],
  failed: ['✕', 'red'],
  skipped: ['–', 'dim'],
};

/** A terminal over a stream; `NO_COLOR` (no-color.org) switches colours off. */
export function createTerminal(stream: TextStream, env: NodeJS.ProcessEnv = process.env): Terminal {
  const colours = stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const paint = (style: Style, text: string): string => {
    const [on, off] = CODES[style];
    const safe = visibleText(text);
    return colours ? `\u001b[${on}m${safe}\u001b[${off}m` : safe;
  };
  return {
    line: (text = '') => void stream.write(`${text}\n`),
    paint,
    plain: visibleText,
    symbol: (verdict) => {
      const [symbol, style] = SYMBOLS[verdict];
      return paint(style, symbol);
    },
  };
}
