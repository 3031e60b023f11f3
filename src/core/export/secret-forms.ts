import { base64Cores, toUrlAlphabet } from './base64.js';

/** Secrets shorter than this are not looked for: they would be found everywhere. In UTF-16 code units. */
export const MIN_SECRET_LENGTH = 4;

const encoder = new TextEncoder();

/**
 * The strings to look for, in a text and in its decoded views, so as to find a secret in any of its forms: plain, base64
 * and base64url at each alignment (also of its JSON-escaped, percent-encoded and form-encoded bytes), and hex.
 * Percent-encoding and JSON escapes of the text itself are the views' affair.
 */
export function formsOf(secret: string): readonly string[] {
  const forms = new Set([secret]);
  for (const spelling of spellingsOf(secret)) {
    const bytes = encoder.encode(spelling);
    for (const core of base64Cores(bytes)) {
      forms.add(core);
      forms.add(toUrlAlphabet(core));
    }
    const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
    forms.add(hex);
    forms.add(hex.toUpperCase());
  }
  return [...forms].filter((form) => form.length >= MIN_SECRET_LENGTH);
}

/** The strings whose beginning is looked for where a text was cut: plain, encoded, and base64 from the start. */
export function cutFormsOf(secret: string): readonly string[] {
  const [base64 = ''] = base64Cores(encoder.encode(secret));
  return [...new Set([...spellingsOf(secret), base64, toUrlAlphabet(base64)])];
}

/** How a secret may be spelled in what is then encoded as a whole. */
function spellingsOf(secret: string): ReadonlySet<string> {
  const json = JSON.stringify(secret).slice(1, -1);
  const percent = percentEncoded(secret);
  return new Set([secret, json, percent, percent.replaceAll('%20', '+')]);
}

/** Lone surrogates, which `encodeURIComponent` refuses, go as UTF-8 has them: U+FFFD. */
function percentEncoded(secret: string): string {
  return encodeURIComponent(new TextDecoder().decode(encoder.encode(secret)));
}
