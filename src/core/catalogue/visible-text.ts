/** Controls, format characters (direction marks among them), lone surrogates, separators, and what is drawn as nothing. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const EVERY_UNSAFE = new RegExp(UNSAFE, 'gu');

/** Joiners and variation selectors shape the letters beside them and no more: several scripts cannot do without. */
const HARMLESS = /^(?:\u200C|\u200D|\p{Variation_Selector})$/u;

/**
 * Text with every control, direction and invisible character spelled out, as `⟨U+202E⟩`, so that it can be drawn in a
 * window or written to a terminal without doing anything. A newline is spelled out too: split into lines first.
 */
export function visibleText(text: string): string {
  return UNSAFE.test(text) ? text.replace(EVERY_UNSAFE, spelledOut) : text;
}

/** Whether {@link visibleText} would change the text, newlines and tabs left aside. */
export function hasUnsafeCharacters(text: string): boolean {
  if (!UNSAFE.test(text)) return false;
  for (const [character] of text.matchAll(EVERY_UNSAFE)) {
    if (!HARMLESS.test(character) && !'\r\n\t'.includes(character)) return true;
  }
  return false;
}

function spelledOut(character: string): string {
  if (HARMLESS.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
