import { checkNric, type NricSeries, nricChecksumLetter } from '../../catalogue/nric.js';
import type { Random } from './random.js';
import { scrambleDigits, scrambleText } from './scramble.js';
import { syntheticVehicleNumber } from './vehicle-number.js';

const LETTERS = 'ABCDEFGHIJKLMNPQRTUWXZ';

/**
 * An NRIC or FIN of the same series, spelled in the same case, whose checksum holds where it held and does not where it
 * did not. Numbers are taken from ranges that are not given out as far as is known: births of years to come, and
 * running numbers above those of any year.
 */
export function syntheticNric(raw: string, random: Random): string {
  const match = /([STFGM])\d{7}([A-Z])/i.exec(raw);
  const check = checkNric(raw.trim().toUpperCase());
  if (match === null || check.kind === undefined) return scrambleText(raw, random);
  const series = (match[1] ?? 'S').toUpperCase() as NricSeries;
  const digits = digitsFor(series, random);
  const right = nricChecksumLetter(series, digits);
  const letter = check.valid ? right : otherLetter(right, random);
  const made = `${series}${digits}${letter}`;
  const spelled = [...match[0]].map((character, at) => (isLower(character) ? made.charAt(at).toLowerCase() : made[at]));
  return raw.slice(0, match.index) + spelled.join('') + raw.slice(match.index + match[0].length);
}

function digitsFor(series: NricSeries, random: Random): string {
  const some = (count: number) => scrambleDigits('0'.repeat(count), random);
  if (series === 'T') return `${60 + random.below(40)}${some(5)}`;
  return series === 'S' ? `${50 + random.below(50)}99${some(3)}` : `9${some(6)}`;
}

/** The last four characters behind asterisks: those of `nric` where they belonged together. */
export function syntheticMaskedNric(raw: string, nric: string | undefined, random: Random): string {
  if (checkNric(raw.trim().toUpperCase()).kind !== undefined) return syntheticNric(raw, random);
  const match = /^(\s*\*{5})\d{3}[A-Z](\s*)$/.exec(raw);
  if (match === null) return scrambleText(raw, random);
  const tail = nric?.trim().slice(-4) ?? `${scrambleDigits('000', random)}${LETTERS[random.below(LETTERS.length)]}`;
  return `${match[1]}${tail}${match[2]}`;
}

/** A mobile number in a range that has no mobile numbers as far as is known: 8000 and 9900. */
export function syntheticMobile(raw: string, random: Random): string {
  const numbered = raw.replace(/\d[\d ()-]*/g, (number) => {
    const range = { '8': '8000', '9': '9900' }[number.charAt(0)];
    if (range !== undefined && /^\d{8}$/.test(number.trim())) {
      return number.replace(/\d{8}/, () => `${range}${scrambleDigits('0000', random)}`);
    }
    return scrambleDigits(number, random);
  });
  // Whose number it is, and digits of other scripts.
  return numbered.replace(/[A-Za-z]+|[^\0-\x7F]+/g, (run) => scrambleText(run, random));
}

/** The same with its country code, which stays; of `mobile` where the two belonged together. */
export function syntheticMobileWithCountryCode(raw: string, mobile: string | undefined, random: Random): string {
  const match = /^(\s*\+\d{1,3} )(\d+)(\s*)$/.exec(raw);
  if (match === null) return syntheticMobile(raw, random);
  const [, code = '', number = '', end = ''] = match;
  return `${code}${mobile?.trim() ?? syntheticMobile(number, random)}${end}`;
}

/** An address of the same length at a domain that nobody can have (RFC 2606); of no set length where it is too short. */
export function syntheticEmail(raw: string, random: Random): string {
  const match = /^(\s*)([^\s@]+)@([^\s@]+\.[^\s@]+?)(\s*)$/.exec(raw);
  if (match === null) return scrambleText(raw, random);
  const [, before = '', local = '', domain = '', after = ''] = match;
  const ending = domain.length >= 9 ? '.example' : '.test';
  const host = scrambleText('x'.repeat(Math.max(1, domain.length - ending.length)), random);
  const excess = Math.max(0, host.length + ending.length - domain.length);
  const kept = local.slice(0, Math.max(1, local.length - excess));
  return `${before}${scrambleText(kept, random)}@${host}${ending}${after}`;
}

/** Numbers of documents and vehicles: letters for letters, digits for digits, and a checksum that holds where it held. */
export function syntheticNumber(raw: string, random: Random): string {
  return syntheticVehicleNumber(raw, random) ?? lettersAndDigits(raw, random);
}

function lettersAndDigits(raw: string, random: Random): string {
  return raw
    .replace(/[A-Za-z]/g, (letter) => {
      const made = LETTERS.charAt(random.below(LETTERS.length));
      return isLower(letter) ? made.toLowerCase() : made;
    })
    .replace(/\d/g, () => String(random.below(10)))
    .replace(/[^\0-\x7F]+/g, (run) => scrambleText(run, random));
}

function otherLetter(right: string, random: Random): string {
  const others = [...LETTERS].filter((letter) => letter !== right);
  return others[random.below(others.length)] ?? 'A';
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase();
}
