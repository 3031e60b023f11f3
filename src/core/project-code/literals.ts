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

/** A Java string literal of printable ASCII. Java reads `\u` before it reads literals, so controls are in octal. */
export function javaText(value: string): string {
  const units = (code: number) => [...String.fromCodePoint(code)].flatMap((one) => one.split(''));
  const spell = (code: number) =>
    code < 0x80
      ? `\\${code.toString(8).padStart(3, '0')}`
      : units(code)
          .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
          .join('');
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
