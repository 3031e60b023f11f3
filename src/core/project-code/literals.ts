import { typescriptText } from '../snippets/literals.js';

/** A member name in a TypeScript object or type; in brackets where it would set the prototype instead. */
export function memberName(name: string): string {
  return name === '__proto__' ? "['__proto__']" : typescriptText(name);
}

/** A Go string literal of printable ASCII. Half a surrogate pair, which Go has no escape for, becomes a replacement character. */
export function goText(value: string): string {
  const spell = (code: number) =>
    code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code, 4)}`;
  return `"${spelled(value, spell)}"`;
}

function spelled(value: string, spell: (codePoint: number) => string): string {
  return [...value]
    .map((character) => {
      if (character === '\\' || character === '"') return `\\${character}`;
      return /^[\x20-\x7e]$/.test(character) ? character : spell(character.codePointAt(0) ?? 0xfffd);
    })
    .join('');
}

function hex(code: number, length: number): string {
  return code.toString(16).padStart(length, '0');
}
