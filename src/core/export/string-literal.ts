/** Controls, format characters and line separators: a source file shows them escaped, so that it reads as it runs. */
const ESCAPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A string as JSON and TypeScript have it, with every character escaped that cannot be seen. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, escaped);
}

/** Those of them that JSON leaves as they are. */
const UNSEEN_IN_JSON = /[\p{Cf}\p{Zl}\p{Zp}\u007F-\u009F]/gu;

/** JSON in which every character is escaped that cannot be seen. `indent` is the number of spaces, 0 for one line. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, undefined, indent).replace(UNSEEN_IN_JSON, escaped);
}

function escaped(character: string): string {
  return [...Array(character.length).keys()].map((at) => `\\u${hex(character.charCodeAt(at), 4)}`).join('');
}

/** A string as Python has it. */
export function pythonLiteral(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
}

function hex(code: number, length: number): string {
  return code.toString(16).padStart(length, '0');
}
