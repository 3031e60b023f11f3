import type { Random } from './random.js';
import { scrambleDigits } from './scramble.js';

/** Letters of the checksum by remainder modulo 19, and what each place counts. */
const LETTERS = 'AZYXUTSRPMLKJHGEDCB';
const WEIGHTS = [9, 4, 5, 4, 3, 2];
/** No vowels but A and E, no I and no O, as on plates. */
const PREFIX_LETTERS = 'BCDFGHJKLMNPQRSTUXYZ';

const PLATE = /^(\s*)([A-Z]{1,3})(\d{1,4})([A-Z])(\s*)$/;

/** The checksum letter of a vehicle number; `prefix` is of 1 to 3 capitals, of which the last two count. */
export function vehicleChecksumLetter(prefix: string, digits: string): string {
  const letters = prefix.slice(-2).padStart(2, '@');
  const places = [...letters].map((letter) => letter.charCodeAt(0) - 64);
  const numbers = [...digits.padStart(4, '0')].map(Number);
  const sum = [...places, ...numbers].reduce((total, value, at) => total + value * (WEIGHTS[at] ?? 0), 0);
  return LETTERS.charAt(sum % 19);
}

/** A vehicle number of the same form whose checksum holds where it held; undefined for what is no vehicle number. */
export function syntheticVehicleNumber(raw: string, random: Random): string | undefined {
  const match = PLATE.exec(raw);
  if (match === null) return undefined;
  const [, before = '', prefix = '', digits = '', letter = '', after = ''] = match;
  // The first letter says what kind of vehicle it is.
  const made = [...prefix].map((own, at) => (at === 0 ? own : PREFIX_LETTERS.charAt(random.below(20)))).join('');
  const number = scrambleDigits(digits, random);
  const right = vehicleChecksumLetter(made, number);
  const held = vehicleChecksumLetter(prefix, digits) === letter;
  const wrong = LETTERS.charAt((LETTERS.indexOf(right) + 1 + random.below(18)) % 19);
  return `${before}${made}${number}${held ? right : wrong}${after}`;
}
