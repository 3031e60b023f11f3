import type { ReadValue } from '../types.js';
import { textValue, trimmed, warning } from './finding.js';

/** Reads a mobile number of eight digits without country code. */
export function readMobile(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  if (/^[89]\d{7}$/.test(value)) return textValue(raw, 'mobile number', findings);
  if (/^\d{8}$/.test(value)) {
    const finding = warning('mobile-prefix', 'Mobile numbers in Singapore start with 8 or 9; this one does not.');
    return textValue(raw, 'number of eight digits', [...findings, finding]);
  }
  const finding = looksInternational(value)
    ? warning('mobile-has-country-code', 'The number has a country code or spaces, where eight digits alone were due.')
    : warning('mobile-format', 'Expected eight digits; this is not that.');
  return textValue(raw, 'not a local mobile number', [...findings, finding]);
}

/** Reads a mobile number with a plus sign, country code, space and number. */
export function readMobileWithCountryCode(raw: string): ReadValue {
  const { value, findings } = trimmed(raw);
  const match = /^\+(\d{1,3}) (\d{4,14})$/.exec(value);
  if (match === null) {
    const finding = /^\d{8}$/.test(value)
      ? warning('mobile-lacks-country-code', 'The number has no country code.')
      : warning('mobile-format', 'Expected a plus sign, country code, space and number; this is not that.');
    return textValue(raw, 'not a number with country code', [...findings, finding]);
  }
  if (match[1] === '65' && !/^[89]\d{7}$/.test(match[2] ?? '')) {
    const finding = warning('mobile-prefix', 'After +65 a mobile number has eight digits and starts with 8 or 9.');
    return textValue(raw, 'mobile number with country code', [...findings, finding]);
  }
  return textValue(raw, 'mobile number with country code', findings);
}

function looksInternational(value: string): boolean {
  return value.length <= 24 && /^\+?[\d ()-]{8,23}$/.test(value) && value.replace(/\D/g, '').length >= 8;
}
