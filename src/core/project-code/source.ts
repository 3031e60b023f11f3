/** What stands in source text: text of a line, or lines at the indent of where they stand. */
type Piece = string | number | readonly string[];

/**
 * Source text with its backslashes as they are written. Lines get the indent of the place that they stand in; no lines
 * take the line of that place away.
 */
export function source(parts: { readonly raw: readonly string[] }, ...pieces: readonly Piece[]): string {
  let text = (parts.raw[0] ?? '').replace(/^\n/, '');
  pieces.forEach((piece, at) => {
    const rest = parts.raw[at + 1] ?? '';
    if (typeof piece === 'string' || typeof piece === 'number') {
      text += `${piece}${rest}`;
      return;
    }
    const indent = /(?:^|\n)([ \t]*)$/.exec(text)?.[1] ?? '';
    const before = text.slice(0, text.length - indent.length);
    if (piece.length === 0) text = `${before}${rest.replace(/^\n/, '')}`;
    else text = `${before}${piece.map((line) => (line === '' ? '' : indent + line)).join('\n')}${rest}`;
  });
  return text;
}

/** Lines of a text that is already source. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** What is there only in some projects. */
export function only(when: boolean, lines: readonly string[] | string): readonly string[] {
  if (!when) return [];
  return typeof lines === 'string' ? linesOf(lines) : lines;
}

const LINE_LENGTH = 100;

/** A text as lines of a comment, each after `mark`. The text is the console's own: no value of a client is in a comment. */
export function comment(mark: string, ...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => wrapped(text, LINE_LENGTH - mark.length).map((line) => `${mark} ${line}`));
}

function wrapped(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > length) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
