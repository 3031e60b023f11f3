import { typescriptText } from '../snippets/literals.js';

/** A member name in a TypeScript object or type; in brackets where it would set the prototype instead. */
export function memberName(name: string): string {
  return name === '__proto__' ? "['__proto__']" : typescriptText(name);
}
