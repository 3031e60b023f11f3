/** What the first letter of an NRIC or FIN says about its holder. */
export type NricSeries = 'S' | 'T' | 'F' | 'G' | 'M';

/** The verdict on a string that should be an NRIC or FIN. `reason` is set where it is not valid. */
export interface NricCheck {
  readonly valid: boolean;
  /** `NRIC` for citizens and permanent residents, `FIN` for foreigners; undefined where the format does not fit. */
  readonly kind?: 'NRIC' | 'FIN';
  /** Who the series was given to, in words; undefined where the format does not fit. */
  readonly type?: string;
  readonly reason?: 'format' | 'checksum';
}

interface Series {
  readonly kind: 'NRIC' | 'FIN';
  readonly type: string;
  readonly offset: number;
  /** The checksum letter for each remainder modulo 11. */
  readonly letters: string;
}

const NRIC_LETTERS = 'JZIHGFEDCBA';
const FIN_LETTERS = 'XWUTRQPNMLK';
const M_LETTERS = 'XWUTRQPNJLK';
const WEIGHTS = [2, 7, 6, 5, 4, 3, 2];

const SERIES: Readonly<Record<NricSeries, Series>> = {
  S: { kind: 'NRIC', type: 'citizen or permanent resident, born before 2000', offset: 0, letters: NRIC_LETTERS },
  T: { kind: 'NRIC', type: 'citizen or permanent resident, born in 2000 or later', offset: 4, letters: NRIC_LETTERS },
  F: { kind: 'FIN', type: 'foreigner, registered before 2000', offset: 0, letters: FIN_LETTERS },
  G: { kind: 'FIN', type: 'foreigner, registered from 2000 to 2021', offset: 4, letters: FIN_LETTERS },
  M: { kind: 'FIN', type: 'foreigner, registered in 2022 or later', offset: 3, letters: M_LETTERS },
};

const NRIC_FORMAT = /^([STFGM])(\d{7})([A-Z])$/;

/**
 * The checksum letter of an NRIC or FIN.
 *
 * `digits` are the seven between the letters; a character that is no digit counts as 0.
 */
export function nricChecksumLetter(series: NricSeries, digits: string): string {
  const { offset, letters } = SERIES[series];
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (Number(digits.charAt(index)) || 0), offset);
  return letters.charAt(sum % 11);
}

/** Checks the format and the checksum letter of an NRIC or FIN, in capitals and without white space. */
export function checkNric(value: string): NricCheck {
  const match = NRIC_FORMAT.exec(value);
  if (match === null) return { valid: false, reason: 'format' };
  const series = match[1] as NricSeries;
  const { kind, type } = SERIES[series];
  return nricChecksumLetter(series, match[2] ?? '') === match[3]
    ? { valid: true, kind, type }
    : { valid: false, kind, type, reason: 'checksum' };
}
