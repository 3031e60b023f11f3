/** A TypeScript string literal; whatever is not printable ASCII is escaped, so that no value can end it. */
export function typescriptText(value: string): string {
  return `'${escaped(value, "'", (code) => `\\u{${code.toString(16)}}`)}'`;
}

/** A Python string literal, escaped alike. */
export function pythonText(value: string): string {
  return `"${escaped(value, '"', (code) => `\\U${code.toString(16).padStart(8, '0')}`)}"`;
}

/** The path that a redirect URI is served under, safe in a comment; `/` where it has none. */
export function redirectPath(redirectUri: string): string {
  const path = URL.canParse(redirectUri) ? new URL(redirectUri).pathname : '/';
  return /^\/[\x21-\x7e]*$/.test(path) ? path.replaceAll('*/', '*%2F') : '/';
}

/** A list on one line while it is short, else an item a line, with a comma after the last. */
export function listed(start: string, items: readonly string[], end: string, indent: string): readonly string[] {
  const line = `${start}${items.join(', ')}${end}`;
  return line.length <= 76 ? [line] : [start, ...items.map((item) => `${indent}${item},`), end];
}

function escaped(value: string, quote: string, spell: (codePoint: number) => string): string {
  return [...value]
    .map((character) => {
      if (character === '\\' || character === quote) return `\\${character}`;
      return /^[\x20-\x7e]$/.test(character) ? character : spell(character.codePointAt(0) ?? 0xfffd);
    })
    .join('');
}
