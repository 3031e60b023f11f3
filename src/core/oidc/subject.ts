import { checkNric } from '../catalogue/nric.js';

/** Formats of identifiers that more than one service knows, with their names. */
const GLOBAL: readonly { readonly name: string; readonly fits: (sub: string) => boolean }[] = [
  { name: 'an NRIC or FIN', fits: (sub) => checkNric(sub.toUpperCase()).valid },
  { name: 'an e-mail address', fits: (sub) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(sub) },
  { name: 'a mobile number', fits: (sub) => /^(\+65 ?)?[89]\d{7}$/.test(sub) },
];

/**
 * What a `sub` looks like that is no pairwise one: an identifier that other services know the person by as well.
 *
 * @returns its name, with an article; undefined for a `sub` that gives nothing away; OpenID Connect Core 8.1
 */
export function globalIdentifier(sub: string): string | undefined {
  return GLOBAL.find(({ fits }) => fits(sub.trim()))?.name;
}
